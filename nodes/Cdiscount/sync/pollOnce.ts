import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Octopia } from '../api/client';
import { eventItems } from './eventItems';
import { HOUR, seenKey } from './seenIds';
import { newCheckpoint, readCheckpoint, type Checkpoint } from './checkpoint';
import { runSchedule, lookbackOf, type Poll } from './schedule';
import { PollSession } from './pollSession';
import type { Settings } from './pollSettings';

/** The most events that one poll delivers; the next one goes on. */
export const MOST = 500;

/** The most ids that are remembered although nothing lists them any more: about 70 kB. */
const MOST_REMEMBERED = 7000;

/** The most states that are followed in a list of everything: about 180 kB. */
const MOST_LISTED = 20_000;

/**
 * Reads what is new and moves the memory forward; the memory is assigned last, so a fault on the way leaves it as it was.
 * @param state the node's static data
 * @throws CdiscountError
 */
export async function pollOnce(
	state: IDataObject,
	octopia: Octopia,
	settings: Settings,
	poll: Poll,
): Promise<INodeExecutionData[][] | null> {
	const { event, remindAfter } = settings;
	const of = `${event.value}/${octopia.sellerId}/${octopia.salesChannelId}`;
	const memory = readCheckpoint(state.memory, of) ?? (await fresh(of, octopia, settings));
	const tells = event.tells?.bind(event) ?? (() => false);
	const isStart = poll.isStart && remindAfter > 0;
	const round = new PollSession(memory, { isStart, most: MOST, remindAfter, tells });
	await runSchedule({ ...settings, ...poll, isStart, octopia, round });

	const now = octopia.clock() ?? round.memory.cursor;
	const found = round.delivered();
	const last = found.filter(({ waiting }) => waiting).flatMap(({ id, parts }) => (parts ?? [id]).map(seenKey));
	raise(round.memory, memory.cursor, settings);
	const result = round.remembered(keepingOf(round.memory, settings), last, now);
	state.memory = result as unknown as IDataObject;
	return found.length === 0 ? null : [eventItems(found, octopia.sellerId, now, settings)];
}

/** A new memory. Where it starts is the marketplace's time: this machine's clock may be wrong. */
async function fresh(of: string, octopia: Octopia, { event, startFrom, hours }: Settings): Promise<Checkpoint> {
	// from everything open the start is known after the first reading, without a call of its own
	if (startFrom === 'open' && event.open !== undefined) return newCheckpoint(of, 0, true);
	const start = (await clockOf(octopia)) - (startFrom === 'hours' ? hours * HOUR : 0);
	const memory = newCheckpoint(of, start, false);
	return event.catchUp === 'back' ? { ...memory, sweptAt: Date.now() } : memory;
}

/** The marketplace's clock; asks for something small when it has not answered yet. */
export async function clockOf(octopia: Octopia): Promise<number> {
	if (octopia.clock() === undefined)
		await octopia.read('/orders/count', { safeParse: (data) => ({ success: true, data }) });
	return octopia.clock() ?? Date.now();
}

/** One poll late: a clock that is wrong for once moves nothing that cannot be taken back. */
function raise(memory: Checkpoint, before: number, settings: Settings): void {
	if (!memory.isNew && memory.behind === undefined)
		memory.from = Math.max(memory.from, Math.min(before, memory.cursor) - lookbackOf(settings));
}

function keepingOf({ from, cursor }: Checkpoint, { event, overlap }: Settings) {
	return {
		from,
		needed: cursor - overlap,
		isListed: event.catchUp === 'open',
		follows: event.tells !== undefined,
		endStates: event.endStates ?? [],
		settledStates: event.settledStates ?? [],
		most: MOST_REMEMBERED,
		mostListed: MOST_LISTED,
	};
}
