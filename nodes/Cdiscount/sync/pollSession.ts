import { forgetOld, dedupe, type Delivery, type FoundOccurrence, type Retention, type DedupeRules } from './dedupe';
import { HOUR, packSeenIds, unpackSeenIds, type SeenIds } from './seenIds';
import type { Checkpoint } from './checkpoint';

/** What holds for one poll, whatever it finds. */
export interface SessionSettings extends Pick<DedupeRules, 'remindAfter' | 'tells'> {
	/** n8n has just started: what was handed over last may be lost. */
	isStart: boolean;
	/** The most things delivered at once. */
	most: number;
}

/** How long after a delivery a restart is taken for the crash that may have lost it. */
const DOUBT = 24 * HOUR;

/** One poll's work on a copy of the memory: things go in one by one, what is to be delivered and the memory come out. */
export class PollSession<T = unknown> {
	readonly memory: Checkpoint;
	private readonly marks: SeenIds;
	private readonly fresh: Array<Delivery<T>> = [];
	private readonly doubtful: Set<string>;

	constructor(
		memory: Checkpoint,
		private readonly circumstances: SessionSettings,
	) {
		this.memory = { ...memory };
		this.marks = unpackSeenIds(memory.seen);
		this.doubtful = new Set(circumstances.isStart ? (memory.last.match(/.{8}/gs) ?? []) : []);
	}

	/** Nothing more can be delivered by this poll. */
	get isFull(): boolean {
		return this.fresh.length >= this.circumstances.most;
	}

	/** How many things this poll will deliver, as far as it has come. */
	get count(): number {
		return this.fresh.length;
	}

	knows(mark: string): boolean {
		return this.marks.has(mark);
	}

	/** Judges one thing. @param now the marketplace's clock */
	take(found: FoundOccurrence<T>, now: number): void {
		const { from, withOpen, round, isNew, lastAt, droppedTo = 0 } = this.memory;
		const bornFrom = Math.max(from, droppedTo);
		if (now - lastAt > DOUBT) this.doubtful.clear();
		const { remindAfter, tells } = this.circumstances;
		const rules: DedupeRules = {
			from,
			bornFrom,
			withOpen,
			round,
			isNew,
			now,
			remindAfter,
			tells,
			doubtful: this.doubtful,
		};
		const fresh = dedupe(this.marks, found, rules);
		if (fresh !== undefined) this.fresh.push(fresh);
	}

	/** What is to be delivered, the oldest first; things of the same time in the order in which they were found. */
	delivered(): Array<Delivery<T>> {
		return [...this.fresh].sort((a, b) => a.time - b.time);
	}

	/** The memory after this poll. @param lost marks of what was handed over, in case n8n loses it */
	remembered(keeping: Omit<Retention, 'round'>, last: string[], now: number): Checkpoint {
		const full = forgetOld(this.marks, { ...keeping, round: this.memory.round - 1 });
		// what can no longer be told from what was delivered must not be delivered
		const from = keeping.follows ? this.memory.from : Math.max(this.memory.from, full * HOUR);
		const handedOver = last.length === 0 ? {} : { last: last.join(''), lastAt: now };
		const dropped = keeping.follows && full > 0 ? { droppedTo: full * HOUR } : {};
		return { ...this.memory, ...handedOver, ...dropped, from, seen: packSeenIds(this.marks) };
	}
}
