import { hourOf, seenKey, packSeenIds, type PackedSeenIds } from './seenIds';

/**
 * What a trigger node keeps between polls, as JSON. Losing or ageing it repeats events, it never loses one.
 * Times are the marketplace's, in ms since 1970 UTC, unless said otherwise.
 */
export interface Checkpoint {
	version: 2;
	/** What it was made for (event, seller, channel): another one starts anew. */
	of: string;
	/** What is older is not delivered unless it is waiting. */
	from: number;
	/** Whether what is waiting is delivered although it is older than `from`. */
	withOpen: boolean;
	/** The first reading of everything open is not finished. */
	isNew: boolean;
	/** Changes were read up to here. */
	cursor: number;
	/** Where the next reading of changes begins, when that is later than the overlap asks for; 0 for no such place. */
	tail: number;
	/** This machine's clock, only ever compared with itself: the last reading over the whole overlap, and the last catch-up. */
	deepAt: number;
	sweptAt: number;
	/** The number of the catch-up that runs or was the last, and where it goes on; 0 from the beginning. */
	round: number;
	sweepFrom: number;
	/** The page on which a catch-up goes on, where the list is not in order of time. */
	page?: string;
	/** The last reading of changes was not finished (`back`: of the whole look-back): the next one goes on at `tail`. */
	unfinished?: 'changes' | 'back';
	/** What the marketplace's clock said when it was last found far behind the cursor. */
	behind?: number;
	/** States of things that began earlier may have been dropped for want of room. */
	droppedTo?: number;
	/** Marks of what was delivered last, and when: n8n may lose it in a crash. */
	last: string;
	lastAt: number;
	seen: PackedSeenIds;
}

/** Nothing delivered yet, nothing read yet. */
export function newCheckpoint(of: string, from: number, withOpen: boolean): Checkpoint {
	return {
		version: 2,
		of,
		from,
		withOpen,
		isNew: true,
		cursor: from,
		tail: 0,
		deepAt: 0,
		sweptAt: 0,
		round: 1,
		sweepFrom: 0,
		last: '',
		lastAt: 0,
		seen: {},
	};
}

/**
 * Reads what an earlier poll left, perhaps of an earlier version of this package.
 * @returns undefined for a memory of something else, or one that cannot be read
 */
export function readCheckpoint(stored: unknown, of: string): Checkpoint | undefined {
	const known = stored as (Partial<Checkpoint> & { version?: number }) | null | undefined;
	if (typeof known !== 'object' || known === null || known.of !== of) return undefined;
	if ((known.version as number) === 1) return ofVersion1(known as unknown as Version1);
	const numbers = [known.from, known.cursor, known.tail, known.deepAt, known.sweptAt, known.round, known.sweepFrom];
	const isWhole = numbers.every(Number.isFinite) && typeof known.seen === 'object' && known.seen !== null;
	return known.version === 2 && isWhole ? ({ ...known } as Checkpoint) : undefined;
}

/** Until version 0.1 ids were kept as they are, with their times. */
interface Version1 {
	of: string;
	cursor: number;
	seen: Record<string, number>;
}

function ofVersion1({ of, cursor, seen }: Version1): Checkpoint | undefined {
	if (!Number.isFinite(cursor) || cursor <= 0 || typeof seen !== 'object' || seen === null) return undefined;
	const entries = Object.entries(seen).map(([id, time]) => {
		return [seenKey(id), { at: hourOf(Number(time) || 0), round: 1, state: '', passed: false }] as const;
	});
	return { ...newCheckpoint(of, cursor, true), isNew: false, seen: packSeenIds(new Map(entries)) };
}
