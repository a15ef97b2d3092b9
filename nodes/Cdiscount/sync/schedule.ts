import type { Octopia } from '../api/client';
import { CdiscountError } from '../api/errors';
import { HOUR } from './seenIds';
import type { Checkpoint } from './checkpoint';
import { readList, type ListRead } from './readList';
import type { PollSession } from './pollSession';
import { isDue, type Settings } from './pollSettings';

/** How one poll is done. */
export interface Poll {
	/** n8n has just started: what was handed over last may be lost. */
	isStart: boolean;
	/** Its time is up: it delivers what it has and leaves the rest to the next one. */
	isOverdue(): boolean;
}

/** What one poll works with. */
export type PollWork = Settings & Poll & { octopia: Octopia; round: PollSession };

/**
 * An idle poll reads this many known things; every few minutes it reads the whole overlap. Fewer than the smallest page that an API
 * may give: what is new stands on the same page, whatever its size, and a poll that finds nothing needs no other page to know it.
 */
const TAIL = 9;
const DEEP_EVERY = 10 * 60_000;

/** Clocks of one marketplace do not differ by more. */
const CLOCKS_DIFFER = 30 * 60_000;

/** Does the readings that are due, into the round of the poll. @throws CdiscountError */
export async function runSchedule(work: PollWork): Promise<void> {
	const { event, round, startFrom } = work;
	const { memory } = round;
	if (memory.isNew && event.open !== undefined && (startFrom === 'open' || event.catchUp === 'open'))
		return await catchUp(work);
	memory.isNew = false;
	if (event.changed === undefined) {
		if (isDue(memory.sweptAt, (event.everyMinutes ?? 0) * 60_000, Date.now())) await catchUp(work);
		return;
	}
	const isCatchUpDue =
		memory.sweepFrom > 0 ||
		isDue(memory.sweptAt, work.catchUpEvery, Date.now()) ||
		(work.isStart && event.catchUp === 'open');
	const isRead = await changes(work, isCatchUpDue);
	if (!isRead || !isCatchUpDue) return;
	await catchUp(work).catch((thrown: unknown) => {
		// what was found is delivered; the catch-up stays due, so the next poll says what is wrong
		if (!(thrown instanceof CdiscountError) || round.count === 0) throw thrown;
	});
}

/**
 * Reads what changed since the last poll; at the beginning of a catch-up, where what was missed may be open no longer, the whole
 * look-back. A reading that was not finished goes on first, whatever else is due: begun anew it might never come to its end.
 * @returns whether that was all
 */
async function changes(work: PollWork, isCatchUpDue: boolean): Promise<boolean> {
	const { event, round, octopia, overlap } = work;
	const { memory } = round;
	const isBeginning = isCatchUpDue && memory.sweepFrom === 0;
	const isBackDue = isBeginning && event.catchUp === 'open' && event.keptHours === undefined;
	const goesOn = memory.unfinished !== undefined;
	const isBack = goesOn ? memory.unfinished === 'back' : isBackDue;
	const isDeep = !goesOn && (isBeginning || isDue(memory.deepAt, DEEP_EVERY, Date.now()));
	const whole = isBack ? Math.min(memory.from, memory.cursor - overlap) : memory.cursor - overlap;
	const since = isDeep ? whole : Math.max(whole, memory.tail);
	const read = await readList(round, octopia, work, event.changed!, { since });
	if (read.isDone) {
		memory.tail = tailOf(read.positions.sort((a, b) => a - b)) ?? (since > whole ? since : 0);
		delete memory.unfinished;
		moveCursor(memory, read);
	} else if (read.reached !== undefined) {
		memory.tail = read.reached;
		memory.cursor = Math.max(memory.cursor, read.reached);
		memory.unfinished = isBack ? 'back' : 'changes';
	}
	if (isDeep && read.reached !== undefined) memory.deepAt = Date.now();
	return read.isDone && (isBack || !isBackDue);
}

/** Where the last few things begin; undefined where there are fewer. A moment with more of them is left to the whole overlap. */
function tailOf(positions: number[]): number | undefined {
	if (positions.length < TAIL) return undefined;
	const crowded = positions.at(-TAIL - 1);
	return positions.slice(-TAIL).find((at) => at !== crowded) ?? positions.at(-1)! + 1;
}

/**
 * Nothing can be later than the marketplace's clock, so what is read up to there need not be read again. A cursor far behind which
 * the clock goes on, poll after poll, was set by a clock that was wrong.
 */
function moveCursor(memory: Checkpoint, { clock, positions }: ListRead): void {
	const { cursor, behind, from } = memory;
	const isBehind = clock !== undefined && clock < cursor - CLOCKS_DIFFER;
	delete memory.behind;
	if (isBehind && behind !== undefined && clock > behind)
		Object.assign(memory, { cursor: clock, from: Math.min(from, clock - CLOCKS_DIFFER), tail: 0 });
	else if (isBehind) memory.behind = clock;
	else memory.cursor = Math.max(cursor, clock ?? Math.max(0, ...positions.slice(-1)));
}

/** Reads everything that is open, or the whole look-back; what one poll cannot carry, the next ones go on with. */
async function catchUp(work: PollWork): Promise<void> {
	const { event, round, octopia } = work;
	const { memory } = round;
	const isOfOpen = event.open !== undefined && (memory.isNew || event.catchUp === 'open');
	// changes are also learnt of what was there before the start
	const begin = isOfOpen ? 0 : event.tells === undefined ? memory.from : memory.cursor - lookbackOf(work);
	const since = Math.max(begin, memory.sweepFrom) || undefined;
	const list = isOfOpen ? event.open! : event.changed!;
	const upTo = isOfOpen ? Infinity : memory.cursor;
	const read = await readList(round, octopia, work, list, { since, page: memory.page, upTo });
	if (memory.isNew && memory.cursor === 0) memory.cursor = memory.from = read.clock ?? 0;
	delete memory.page;
	if (!read.isDone) {
		memory.sweepFrom = read.reached ?? 0;
		if (read.page) memory.page = read.page;
		return;
	}
	if (event.changed === undefined) moveCursor(memory, read);
	if (event.catchUp === 'open') memory.withOpen = true;
	Object.assign(memory, { isNew: false, sweepFrom: 0, sweptAt: Date.now(), round: memory.round + 1 });
}

/** How long what was delivered must be remembered: as long as a reading may bring it. */
export function lookbackOf({ event, overlap, lookBack }: Settings): number {
	return Math.max(overlap, event.keptHours === undefined ? lookBack : event.keptHours * HOUR);
}
