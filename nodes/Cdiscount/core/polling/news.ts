import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { delivered } from './delivery';
import { HOUR, markOf } from './marks';
import { newMemory, recalled, type Memory } from './memory';
import { readInto, type Read } from './reading';
import { Round } from './round';
import { isDue, type Settings } from './settings';

/** How one poll is done. */
export interface Poll {
	/** n8n has just started: what was handed over last may be lost. */
	isStart: boolean;
	/** Its time is up: it delivers what it has and leaves the rest to the next one. */
	isOverdue(): boolean;
}

type Work = Settings & Poll & { octopia: Octopia; round: Round };

/** The most events that one poll delivers; the next one goes on. */
export const MOST = 500;

/** The most ids that are remembered although nothing lists them any more: about 70 kB. */
const MOST_REMEMBERED = 7000;

/** An idle poll reads this many known things at most; every few minutes it reads the whole overlap. */
const TAIL = 60;
const DEEP_EVERY = 10 * 60_000;

/**
 * Reads what is new and moves the memory forward; the memory is assigned last, so a fault on the way leaves it as it was.
 * @param state the node's static data
 * @throws Refusal
 */
export async function news(
	state: IDataObject,
	octopia: Octopia,
	settings: Settings,
	poll: Poll,
): Promise<INodeExecutionData[][] | null> {
	const { event, remindAfter } = settings;
	const of = `${event.value}/${octopia.sellerId}/${octopia.salesChannelId}`;
	const memory = recalled(state.memory, of) ?? (await fresh(of, octopia, settings));
	const tells = event.tells?.bind(event) ?? (() => false);
	const isStart = poll.isStart && remindAfter > 0;
	const round = new Round(memory, { isStart, most: MOST, remindAfter, tells });
	await readAll({ ...settings, ...poll, isStart, octopia, round });

	const now = octopia.clock() ?? round.memory.cursor;
	const found = round.delivered();
	const last = found.filter(({ waiting }) => waiting).flatMap(({ id, parts }) => (parts ?? [id]).map(markOf));
	raise(round.memory, settings);
	const result = round.remembered(keepingOf(round.memory, settings), last, now);
	state.memory = result as unknown as IDataObject;
	return found.length === 0 ? null : [delivered(found, octopia.sellerId, now, settings)];
}

/** A new memory. Where it starts is the marketplace's time: this machine's clock may be wrong. */
async function fresh(of: string, octopia: Octopia, { event, startFrom, hours }: Settings): Promise<Memory> {
	// from everything open the start is known after the first reading, without a call of its own
	if (startFrom === 'open' && event.open !== undefined) return newMemory(of, 0, true);
	const start = (await clockOf(octopia)) - (startFrom === 'hours' ? hours * HOUR : 0);
	const memory = newMemory(of, start, false);
	return event.catchUp === 'back' ? { ...memory, sweptAt: Date.now() } : memory;
}

/** The marketplace's clock; asks for something small when it has not answered yet. */
export async function clockOf(octopia: Octopia): Promise<number> {
	if (octopia.clock() === undefined)
		await octopia.read('/orders/count', { safeParse: (data) => ({ success: true, data }) });
	return octopia.clock() ?? Date.now();
}

async function readAll(work: Work): Promise<void> {
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
	if (isRead && isCatchUpDue) await catchUp(work);
}

/**
 * Reads what changed since the last poll; with a catch-up, where what was missed may be open no longer, the whole look-back.
 * @returns whether that was all
 */
async function changes(work: Work, isCatchUpDue: boolean): Promise<boolean> {
	const { event, round, octopia, overlap } = work;
	const { memory } = round;
	const isDeep = isCatchUpDue || isDue(memory.deepAt, DEEP_EVERY, Date.now());
	const isBack = isCatchUpDue && event.catchUp === 'open' && event.keptHours === undefined;
	const whole = isBack ? Math.min(memory.from, memory.cursor - overlap) : memory.cursor - overlap;
	const read = await readInto(round, octopia, work, event.changed!, isDeep ? whole : Math.max(whole, memory.tail));
	if (read.isDone) {
		const [first] = read.positions.sort((a, b) => a - b).slice(-TAIL);
		memory.tail = read.positions.length < TAIL ? 0 : first;
		memory.cursor = reachedBy(read, memory);
	} else if (read.reached !== undefined) {
		memory.tail = read.reached;
		memory.cursor = Math.max(memory.cursor, read.reached);
	}
	if (isDeep && read.reached !== undefined) memory.deepAt = Date.now();
	return read.isDone;
}

/** Nothing can be later than the marketplace's clock, so what is read up to there need not be read again. */
function reachedBy(read: Read, memory: Memory): number {
	const latest = Math.max(memory.cursor, ...read.positions.slice(-1));
	return read.clock === undefined ? latest : Math.max(memory.cursor, read.clock);
}

/** Reads everything that is open, or the whole look-back; what one poll cannot carry, the next ones go on with. */
async function catchUp(work: Work): Promise<void> {
	const { event, round, octopia } = work;
	const { memory } = round;
	const isOfOpen = event.open !== undefined && (memory.isNew || event.catchUp === 'open');
	// changes are also learnt of what was there before the start
	const begin = isOfOpen ? 0 : event.tells === undefined ? memory.from : memory.cursor - windowOf(work);
	const since = Math.max(begin, memory.sweepFrom);
	const list = isOfOpen ? event.open! : event.changed!;
	const upTo = isOfOpen ? Infinity : memory.cursor;
	const read = await readInto(round, octopia, work, list, since === 0 ? undefined : since, upTo);
	if (memory.isNew && memory.cursor === 0) memory.cursor = memory.from = read.clock ?? 0;
	if (!read.isDone) {
		memory.sweepFrom = read.reached ?? 0;
		return;
	}
	if (event.changed === undefined) memory.cursor = reachedBy(read, memory);
	if (event.catchUp === 'open') memory.withOpen = true;
	Object.assign(memory, { isNew: false, sweepFrom: 0, sweptAt: Date.now(), round: memory.round + 1 });
}

/** How long what was delivered must be remembered: as long as a reading may bring it. */
function windowOf({ event, overlap, lookBack }: Settings): number {
	return Math.max(overlap, event.keptHours === undefined ? lookBack : event.keptHours * HOUR);
}

function raise(memory: Memory, settings: Settings): void {
	if (!memory.isNew) memory.from = Math.max(memory.from, memory.cursor - windowOf(settings));
}

function keepingOf({ from, cursor }: Memory, { event, overlap }: Settings) {
	return {
		from,
		needed: cursor - overlap,
		isListed: event.catchUp === 'open',
		follows: event.tells !== undefined,
		endStates: event.endStates ?? [],
		settledStates: event.settledStates ?? [],
		most: MOST_REMEMBERED,
	};
}
