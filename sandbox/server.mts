import type { AddressInfo } from 'node:net';

import { DEFAULT_CLIENTS, type Client } from './access/clients.mts';
import { Quota, type QuotaOptions } from './access/quota.mts';
import { Tokens, type TokenOptions } from './access/tokens.mts';
import { buildApp } from './http/app.mts';
import { CallLog } from './http/callLog.mts';
import { Faults } from './http/faults.mts';
import type { SandboxParts } from './http/parts.mts';
import { API_PREFIX, TOKEN_PATH } from './http/pathPattern.mts';
import { SandboxClock } from './marketplace/clock.mts';
import { Marketplace, type MarketplaceOptions } from './marketplace/marketplace.mts';
import type { Seller } from './marketplace/seller.mts';
import { DEFAULT_SELLERS } from './seeds/sellers.mts';

export interface SandboxOptions extends Omit<MarketplaceOptions, 'clock' | 'sellers'>, TokenOptions {
	/** Default: the two of the demonstration and a third one, which belongs to another client. */
	sellers?: readonly Seller[];
	/** Default: a running clock. */
	clock?: SandboxClock;
	/** Default 0: any free port. */
	port?: number;
	clients?: readonly Client[];
	/** Call-volume quota per client. Default: none. */
	quota?: Partial<QuotaOptions>;
	/** How many calls the log keeps. Default 5000. */
	keepCalls?: number;
}

export interface Sandbox extends SandboxParts {
	/** `http://127.0.0.1:port`: the page. */
	url: string;
	/** What replaces the real API's address. */
	apiUrl: string;
	tokenUrl: string;
	/** Makes every token invalid at once. */
	revokeTokens(): void;
	/** Stops listening and ends every open connection, answered or not. */
	close(): Promise<void>;
}

/** Opens an empty marketplace on 127.0.0.1. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { clock = new SandboxClock(), sellers = DEFAULT_SELLERS } = options;
	const parts: SandboxParts = {
		clock,
		marketplace: new Marketplace({ ...options, clock, sellers }),
		calls: new CallLog(options.keepCalls),
		faults: new Faults(options.seed),
		tokens: new Tokens(options.clients ?? DEFAULT_CLIENTS, clock, options),
		quota: new Quota(clock, options.quota),
	};
	const app = buildApp(parts);
	await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
	const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
	return {
		...parts,
		url,
		apiUrl: url + API_PREFIX,
		tokenUrl: url + TOKEN_PATH,
		revokeTokens: () => parts.tokens.revokeAll(),
		close: () => app.close(),
	};
}
