import { DateTime } from 'luxon';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { advance, newMemory, type Found, type Memory } from './memory';
import type { Settings } from './settings';

/** A sample for the editor's test holds this many events at most, of the last days. */
const SAMPLE = { events: 3, days: 30 };

/**
 * Reads what is new and moves the memory forward; the memory is assigned last.
 * @param state the node's static data
 */
export async function news(
	state: IDataObject,
	octopia: Octopia,
	settings: Settings,
): Promise<INodeExecutionData[][] | null> {
	const { event, overlap, sweepEvery } = settings;
	const of = `${event.value}/${octopia.sellerId}/${octopia.salesChannelId}`;
	const known = state.memory as unknown as Memory | undefined;
	const isNew = known?.version !== 1 || known.of !== of;
	const memory = isNew ? newMemory(of) : known;
	const from = isNew ? await startOf(octopia, settings) : 0;
	const sweeps = event.kind === 'open' && (isNew || Date.now() - memory.sweptAt >= sweepEvery);
	const since = Math.max(memory.cursor, from) - overlap;
	const found = await findAll(octopia, settings, sweeps || since <= 0 ? undefined : since);
	const complete = sweeps || event.kind === 'time';
	const result = advance(memory, { found, complete, now: Date.now(), overlap }, from);
	state.memory = result.memory as unknown as IDataObject;
	return result.fresh.length === 0 ? null : [delivered(result.fresh, octopia, settings)];
}

/** The newest few events, for the editor; null where there is none to show. */
export async function sample(octopia: Octopia, settings: Settings): Promise<INodeExecutionData[][] | null> {
	const since = settings.event.kind === 'open' ? undefined : (await now(octopia)) - SAMPLE.days * 86_400_000;
	const found = await findAll(octopia, settings, since);
	const newest = found.sort((a, b) => a.time - b.time).slice(-SAMPLE.events);
	return newest.length === 0 ? null : [delivered(newest, octopia, settings)];
}

async function startOf(octopia: Octopia, { startFrom, hours }: Settings): Promise<number> {
	if (startFrom === 'open') return 0;
	return (await now(octopia)) - (startFrom === 'hours' ? hours * 3_600_000 : 0);
}

/** The marketplace's clock: this machine's may be wrong, and a cursor ahead of it would pass over orders. */
async function now(octopia: Octopia): Promise<number> {
	if (octopia.clock() === undefined)
		await octopia.read('/orders/count', { safeParse: (data) => ({ success: true, data }) });
	return octopia.clock() ?? Date.now();
}

async function findAll(octopia: Octopia, { event }: Settings, since: number | undefined): Promise<Found[]> {
	const moment = since === undefined ? undefined : (DateTime.fromMillis(since).toUTC().toISO() ?? undefined);
	const found: Found[] = [];
	for await (const thing of event.find(moment, octopia)) {
		if (!event.counts(thing)) continue;
		found.push({ id: event.id(thing), time: Date.parse(event.time(thing) ?? '') || 0, value: thing });
	}
	return found;
}

function delivered(found: Found[], octopia: Octopia, { event, shape }: Settings): INodeExecutionData[] {
	return found.flatMap(({ id, value }) =>
		event.output(value, octopia.sellerId, shape).map((json) => ({
			json: { event: event.value, eventId: `${event.value}:${id}`, ...json },
		})),
	);
}
