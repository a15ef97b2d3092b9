import { Duration } from 'luxon';

import type { Clock } from '../marketplace/clock.mts';

export interface QuotaOptions {
	/** Calls a client may make per window. Default: no limit. */
	calls: number;
	/** Length of the window. Default 3600. */
	windowSeconds: number;
}

/**
 * The gateway's call-volume quota. After roughly 600 calls in a few minutes the real one has been measured to answer 403
 * with the time left; size and window are not published, so both are settings.
 */
export class Quota {
	private settings: QuotaOptions;
	private readonly windows = new Map<string, { since: number; count: number }>();

	constructor(
		private readonly clock: Clock,
		private readonly options: Partial<QuotaOptions> = {},
	) {
		this.settings = this.first();
	}

	/** Changes the quota and begins new windows. */
	set(options: Partial<QuotaOptions>): void {
		this.settings = { ...this.settings, ...options };
		this.windows.clear();
	}

	/** Back to the first settings, and nothing is used up. */
	reset(): void {
		this.settings = this.first();
		this.windows.clear();
	}

	get current(): QuotaOptions {
		return { ...this.settings };
	}

	/** Counts a call of this client. Gives the seconds until the quota is replenished when it is spent. */
	spend(clientId: string): number | undefined {
		const now = this.clock.now();
		const length = this.settings.windowSeconds * 1000;
		let window = this.windows.get(clientId);
		if (!window || now >= window.since + length) this.windows.set(clientId, (window = { since: now, count: 0 }));
		if (window.count >= this.settings.calls) return Math.ceil((window.since + length - now) / 1000);
		window.count += 1;
		return undefined;
	}

	private first(): QuotaOptions {
		return { calls: Infinity, windowSeconds: 3600, ...this.options };
	}
}

/** The gateway's sentence, word for word as measured, with the time left as hh:mm:ss. */
export function quotaMessage(seconds: number): string {
	const left = Duration.fromObject({ seconds }).toFormat('hh:mm:ss');
	return `Out of call volume quota. Quota will be replenished in ${left}.`;
}
