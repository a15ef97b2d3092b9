import type { PackedSeenIds } from './seenIds';

/**
 * What a trigger node keeps between polls, as JSON. Losing or ageing it repeats events, it never loses one.
 * Times are the marketplace's, in ms since 1970 UTC, unless said otherwise.
 */
export interface Checkpoint {
	version: 1;
	/** What it was made for (event, seller, channel): another one starts anew. */
	of: string;
	/** What is older is not delivered unless it is waiting. */
	from: number;
	/** Whether what is waiting is delivered although it is older than `from`. */
	withOpen: boolean;
	/** The first reading of everything open is not finished. */
	isFirstReading: boolean;
	/** Changes were read up to here. */
	cursor: number;
	/** Where the next reading of changes begins, when that is later than the overlap asks for; 0 for no such place. */
	resumeAt: number;
	/** This machine's clock, only ever compared with itself: the last reading over the whole overlap, and the last catch-up. */
	overlapReadAt: number;
	caughtUpAt: number;
	/** The number of the catch-up that runs or was the last, and where it goes on; 0 from the beginning. */
	sweep: number;
	sweepFrom: number;
	/** The page on which a catch-up goes on, where the list is not in order of time. */
	page?: string;
	/** The last reading of changes was not finished (`back`: of the whole look-back): the next one goes on at `resumeAt`. */
	unfinished?: 'changes' | 'back';
	/** What the marketplace's clock said when it was last found far behind the cursor. */
	clockBehind?: number;
	/** States of things that began earlier may have been dropped for want of room. */
	statesDroppedTo?: number;
	/** Keys of what was delivered last, and when: n8n may lose it in a crash. */
	redeliver: string;
	redeliverAt: number;
	seen: PackedSeenIds;
}

/** Nothing delivered yet, nothing read yet. */
export function newCheckpoint(of: string, from: number, withOpen: boolean): Checkpoint {
	return {
		version: 1,
		of,
		from,
		withOpen,
		isFirstReading: true,
		cursor: from,
		resumeAt: 0,
		overlapReadAt: 0,
		caughtUpAt: 0,
		sweep: 1,
		sweepFrom: 0,
		redeliver: '',
		redeliverAt: 0,
		seen: {},
	};
}

/**
 * Reads what an earlier poll left.
 * @returns undefined for a checkpoint of something else, or one that cannot be read
 */
export function readCheckpoint(stored: unknown, of: string): Checkpoint | undefined {
	const known = stored as (Partial<Checkpoint> & { version?: number }) | null | undefined;
	if (typeof known !== 'object' || known === null || known.of !== of) return undefined;
	const numbers = [
		known.from,
		known.cursor,
		known.resumeAt,
		known.overlapReadAt,
		known.caughtUpAt,
		known.sweep,
		known.sweepFrom,
	];
	const isWhole = numbers.every(Number.isFinite) && typeof known.seen === 'object' && known.seen !== null;
	return known.version === 1 && isWhole ? ({ ...known } as Checkpoint) : undefined;
}
