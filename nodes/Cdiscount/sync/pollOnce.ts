import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Octopia } from '../api/client';
import { readClock } from '../marketplace/clock';
import { listsOpen } from './event';
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
 * Reads what is new and moves the checkpoint forward; the checkpoint is assigned last, so a fault on the way leaves it as it was.
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
	const checkpoint = readCheckpoint(state.checkpoint, of) ?? (await firstCheckpoint(of, octopia, settings));
	const { emits = () => false } = event;
	const isStart = poll.isStart && remindAfter > 0;
	const session = new PollSession(checkpoint, { isStart, most: MOST, remindAfter, emits });
	await runSchedule({ ...settings, ...poll, isStart, octopia, session });

	const now = octopia.clock() ?? session.checkpoint.cursor;
	const found = session.delivered();
	const redeliver = found.filter(({ waiting }) => waiting).flatMap(({ id, parts }) => (parts ?? [id]).map(seenKey));
	raiseStart(session.checkpoint, checkpoint.cursor, settings);
	const result = session.checkpointAfter(retentionOf(session.checkpoint, settings), redeliver, now);
	state.checkpoint = result as unknown as IDataObject;
	return found.length === 0 ? null : [eventItems(found, octopia.sellerId, now, settings)];
}

/** A new checkpoint. Where it starts is the marketplace's time: this machine's clock may be wrong. */
async function firstCheckpoint(
	of: string,
	octopia: Octopia,
	{ event, startFrom, hours }: Settings,
): Promise<Checkpoint> {
	// from everything open the start is known after the first reading, without a call of its own
	if (startFrom === 'open') return newCheckpoint(of, 0, true);
	const start = (await readClock(octopia)) - (startFrom === 'hours' ? hours * HOUR : 0);
	const checkpoint = newCheckpoint(of, start, false);
	return !listsOpen(event) ? { ...checkpoint, caughtUpAt: Date.now() } : checkpoint;
}

/** One poll late: a clock that is wrong for once moves nothing that cannot be taken back. */
function raiseStart(checkpoint: Checkpoint, before: number, settings: Settings): void {
	if (!checkpoint.isFirstReading && checkpoint.clockBehind === undefined)
		checkpoint.from = Math.max(checkpoint.from, Math.min(before, checkpoint.cursor) - lookbackOf(settings));
}

function retentionOf({ from, cursor }: Checkpoint, { event, overlap }: Settings) {
	return {
		from,
		needed: cursor - overlap,
		isListed: listsOpen(event),
		follows: event.kind === 'change',
		endStates: event.endStates ?? [],
		settledStates: event.settledStates ?? [],
		most: MOST_REMEMBERED,
		mostListed: MOST_LISTED,
	};
}
