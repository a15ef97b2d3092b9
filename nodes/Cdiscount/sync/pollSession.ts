import { forgetOld, dedupe, type Delivery, type FoundOccurrence, type Retention, type DedupeRules } from './dedupe';
import { HOUR, packSeenIds, unpackSeenIds, type SeenIds } from './seenIds';
import type { Checkpoint } from './checkpoint';

/** What holds for one poll, whatever it finds. */
export interface SessionSettings extends Pick<DedupeRules, 'remindAfter' | 'emits'> {
	/** n8n has just started: what was handed over last may be lost. */
	isStart: boolean;
	/** The most things delivered at once. */
	most: number;
}

/** How long after a delivery a restart is taken for the crash that may have lost it. */
const REDELIVER_WITHIN = 24 * HOUR;

/** One poll's work on a copy of the checkpoint: things go in one by one, what is to be delivered and the checkpoint come out. */
export class PollSession<T = unknown> {
	readonly checkpoint: Checkpoint;
	private readonly seen: SeenIds;
	private readonly deliveries: Array<Delivery<T>> = [];
	private readonly redeliver: Set<string>;

	constructor(
		checkpoint: Checkpoint,
		private readonly settings: SessionSettings,
	) {
		this.checkpoint = { ...checkpoint };
		this.seen = unpackSeenIds(checkpoint.seen);
		this.redeliver = new Set(settings.isStart ? (checkpoint.redeliver.match(/.{8}/gs) ?? []) : []);
	}

	/** Nothing more can be delivered by this poll. */
	get isFull(): boolean {
		return this.deliveries.length >= this.settings.most;
	}

	/** How many things this poll will deliver, as far as it has come. */
	get count(): number {
		return this.deliveries.length;
	}

	knows(key: string): boolean {
		return this.seen.has(key);
	}

	/** Takes one thing that was found. @param now the marketplace's clock */
	take(found: FoundOccurrence<T>, now: number): void {
		const { from, withOpen, sweep, isFirstReading, redeliverAt, statesDroppedTo = 0 } = this.checkpoint;
		const createdFrom = Math.max(from, statesDroppedTo);
		if (now - redeliverAt > REDELIVER_WITHIN) this.redeliver.clear();
		const { remindAfter, emits } = this.settings;
		const rules: DedupeRules = {
			from,
			createdFrom,
			withOpen,
			sweep,
			isFirstReading,
			now,
			remindAfter,
			emits,
			redeliver: this.redeliver,
		};
		const delivery = dedupe(this.seen, found, rules);
		if (delivery !== undefined) this.deliveries.push(delivery);
	}

	/** What is to be delivered, the oldest first; things of the same time in the order in which they were found. */
	delivered(): Array<Delivery<T>> {
		return [...this.deliveries].sort((a, b) => a.time - b.time);
	}

	/** The checkpoint after this poll. @param redeliver keys of what is handed over now, in case n8n loses it */
	checkpointAfter(retention: Omit<Retention, 'sweep'>, redeliver: string[], now: number): Checkpoint {
		const full = forgetOld(this.seen, { ...retention, sweep: this.checkpoint.sweep - 1 });
		// what can no longer be distinguished from what was delivered must not be delivered
		const from = retention.follows ? this.checkpoint.from : Math.max(this.checkpoint.from, full * HOUR);
		const delivered = redeliver.length === 0 ? {} : { redeliver: redeliver.join(''), redeliverAt: now };
		const dropped = retention.follows && full > 0 ? { statesDroppedTo: full * HOUR } : {};
		return { ...this.checkpoint, ...delivered, ...dropped, from, seen: packSeenIds(this.seen) };
	}
}
