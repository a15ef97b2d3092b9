import { randomBytes } from 'node:crypto';

import type { Clock } from '../marketplace/clock.mts';
import type { Client } from './clients.mts';

export interface TokenOptions {
	/** Seconds a token lives. Default 7200, as documented. */
	tokenLifeSeconds?: number;
	/** Tokens a client may ask for in an hour. Default 500, as documented. */
	tokensPerHour?: number;
}

interface Issued {
	client: Client;
	expiresAt: number;
}

const HOUR = 3600_000;

/** The identity server's memory: opaque random tokens, their life by the sandbox's clock, the hourly allowance. */
export class Tokens {
	readonly lifeSeconds: number;
	private readonly perHour: number;
	private readonly issued = new Map<string, Issued>();
	private readonly hours = new Map<string, { since: number; count: number }>();
	private total = 0;

	constructor(
		private readonly clients: readonly Client[],
		private readonly clock: Clock,
		options: TokenOptions = {},
	) {
		this.lifeSeconds = options.tokenLifeSeconds ?? 7200;
		this.perHour = options.tokensPerHour ?? 500;
	}

	/** The client of this id and secret, if there is one. */
	identify(id: string, secret: string): Client | undefined {
		return this.clients.find((client) => client.id === id && client.secret === secret);
	}

	/** A new token, or the seconds to wait when the client's allowance for the hour is spent. */
	issue(client: Client): { token: string } | { waitSeconds: number } {
		const now = this.clock.now();
		let hour = this.hours.get(client.id);
		if (!hour || now >= hour.since + HOUR) this.hours.set(client.id, (hour = { since: now, count: 0 }));
		if (hour.count >= this.perHour) return { waitSeconds: Math.ceil((hour.since + HOUR - now) / 1000) };
		hour.count += 1;
		this.total += 1;
		const token = randomBytes(32).toString('base64url');
		this.issued.set(token, { client, expiresAt: now + this.lifeSeconds * 1000 });
		return { token };
	}

	/** Whose token this is; undefined when it is unknown, revoked or expired. */
	clientOf(token: string): Client | undefined {
		const issued = this.issued.get(token);
		if (!issued) return undefined;
		if (this.clock.now() < issued.expiresAt) return issued.client;
		this.issued.delete(token);
		return undefined;
	}

	/** How many tokens have been issued since the start. */
	get issuedCount(): number {
		return this.total;
	}

	/** Makes every token invalid at once. */
	revokeAll(): void {
		this.issued.clear();
	}
}
