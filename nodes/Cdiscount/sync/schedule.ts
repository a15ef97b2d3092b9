import type { Octopia } from '../api/client';
import { CdiscountError } from '../api/errors';
import { HOUR } from './seenIds';
import type { Checkpoint } from './checkpoint';
import { readList, type ListRead } from './readList';
import type { PollSession } from './pollSession';
import { listsOpen } from './event';
import { isDue, type Settings } from './pollSettings';

/** How one poll is done. */
export interface Poll {
	/** n8n has just started: what was handed over last may be lost. */
	isStart: boolean;
	/** Its time is up: it delivers what it has and leaves the rest to the next one. */
	isOverdue(): boolean;
}

/** What one poll works with. */
export type PollWork = Settings & Poll & { octopia: Octopia; session: PollSession };

/**
 * An idle poll reads this many known things; every few minutes it reads the whole overlap. Fewer than the smallest page that an API
 * may give: what is new stands on the same page, whatever its size, and a poll that finds nothing needs no other page to know it.
 */
const REREAD = 9;
const DEEP_EVERY = 10 * 60_000;

/** Clocks of one marketplace do not differ by more. */
const CLOCKS_DIFFER = 30 * 60_000;

/** Does the readings that are due, into the session of the poll. @throws CdiscountError */
export async function runSchedule(work: PollWork): Promise<void> {
	const { event, session, startFrom } = work;
	const { checkpoint } = session;
	if (checkpoint.isFirstReading && (startFrom === 'open' || listsOpen(event))) return await catchUp(work);
	checkpoint.isFirstReading = false;
	if (event.changed === undefined) {
		if (isDue(checkpoint.caughtUpAt, (event.everyMinutes ?? 0) * 60_000, Date.now())) await catchUp(work);
		return;
	}
	const isCatchUpDue =
		checkpoint.sweepFrom > 0 ||
		isDue(checkpoint.caughtUpAt, work.catchUpEvery, Date.now()) ||
		(work.isStart && listsOpen(event));
	const isRead = await changes(work, isCatchUpDue);
	if (!isRead || !isCatchUpDue) return;
	await catchUp(work).catch((thrown: unknown) => {
		// what was found is delivered; the catch-up stays due, so the next poll says what is wrong
		if (!(thrown instanceof CdiscountError) || session.count === 0) throw thrown;
	});
}

/**
 * Reads what changed since the last poll; at the beginning of a catch-up, where what was missed may be open no longer, the whole
 * look-back. A reading that was not finished goes on first, whatever else is due: begun anew it might never come to its end.
 * @returns whether that was all
 */
async function changes(work: PollWork, isCatchUpDue: boolean): Promise<boolean> {
	const { event, session, octopia, overlap } = work;
	const { checkpoint } = session;
	const isBeginning = isCatchUpDue && checkpoint.sweepFrom === 0;
	const isBackDue = isBeginning && listsOpen(event) && event.keptHours === undefined;
	const goesOn = checkpoint.unfinished !== undefined;
	const isBack = goesOn ? checkpoint.unfinished === 'back' : isBackDue;
	const isDeep = !goesOn && (isBeginning || isDue(checkpoint.overlapReadAt, DEEP_EVERY, Date.now()));
	const whole = isBack ? Math.min(checkpoint.from, checkpoint.cursor - overlap) : checkpoint.cursor - overlap;
	const since = isDeep ? whole : Math.max(whole, checkpoint.resumeAt);
	const read = await readList(session, octopia, work, event.changed!, { since });
	if (read.isDone) {
		checkpoint.resumeAt = resumePointOf(read.positions.sort((a, b) => a - b)) ?? (since > whole ? since : 0);
		delete checkpoint.unfinished;
		moveCursor(checkpoint, read);
	} else if (read.reached !== undefined) {
		checkpoint.resumeAt = read.reached;
		checkpoint.cursor = Math.max(checkpoint.cursor, read.reached);
		checkpoint.unfinished = isBack ? 'back' : 'changes';
	}
	if (isDeep && read.reached !== undefined) checkpoint.overlapReadAt = Date.now();
	return read.isDone && (isBack || !isBackDue);
}

/** Where the last few things begin; undefined where there are fewer. A moment with more of them is left to the whole overlap. */
function resumePointOf(positions: number[]): number | undefined {
	if (positions.length < REREAD) return undefined;
	const crowded = positions.at(-REREAD - 1);
	return positions.slice(-REREAD).find((at) => at !== crowded) ?? positions.at(-1)! + 1;
}

/**
 * Nothing can be later than the marketplace's clock, so what is read up to there need not be read again. A cursor far behind which
 * the clock goes on, poll after poll, was set by a clock that was wrong.
 */
function moveCursor(checkpoint: Checkpoint, { clock, positions }: ListRead): void {
	const { cursor, clockBehind: behind, from } = checkpoint;
	const isBehind = clock !== undefined && clock < cursor - CLOCKS_DIFFER;
	delete checkpoint.clockBehind;
	if (isBehind && behind !== undefined && clock > behind)
		Object.assign(checkpoint, { cursor: clock, from: Math.min(from, clock - CLOCKS_DIFFER), resumeAt: 0 });
	else if (isBehind) checkpoint.clockBehind = clock;
	else checkpoint.cursor = Math.max(cursor, clock ?? Math.max(0, ...positions.slice(-1)));
}

/** Reads everything that is open, or the whole look-back; what one poll cannot carry, the next ones go on with. */
async function catchUp(work: PollWork): Promise<void> {
	const { event, session, octopia } = work;
	const { checkpoint } = session;
	const isOfOpen = checkpoint.isFirstReading || listsOpen(event);
	// changes are also learnt of what was there before the start
	const begin = isOfOpen ? 0 : event.kind !== 'change' ? checkpoint.from : checkpoint.cursor - lookbackOf(work);
	const since = Math.max(begin, checkpoint.sweepFrom) || undefined;
	const list = isOfOpen ? event.open : event.changed!;
	const upTo = isOfOpen ? Infinity : checkpoint.cursor;
	const read = await readList(session, octopia, work, list, { since, page: checkpoint.page, upTo });
	if (checkpoint.isFirstReading && checkpoint.cursor === 0) checkpoint.cursor = checkpoint.from = read.clock ?? 0;
	delete checkpoint.page;
	if (!read.isDone) {
		checkpoint.sweepFrom = read.reached ?? 0;
		if (read.page) checkpoint.page = read.page;
		return;
	}
	if (event.changed === undefined) moveCursor(checkpoint, read);
	if (listsOpen(event)) checkpoint.withOpen = true;
	Object.assign(checkpoint, {
		isFirstReading: false,
		sweepFrom: 0,
		caughtUpAt: Date.now(),
		sweep: checkpoint.sweep + 1,
	});
}

/** How long what was delivered must be remembered: as long as a reading may bring it. */
export function lookbackOf({ event, overlap, lookBack }: Settings): number {
	return Math.max(overlap, event.keptHours === undefined ? lookBack : event.keptHours * HOUR);
}
