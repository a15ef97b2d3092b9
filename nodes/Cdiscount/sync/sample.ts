import type { INodeExecutionData } from 'n8n-workflow';
import type { Octopia } from '../api/client';
import { eventItems } from './eventItems';
import { readClock } from '../marketplace/clock';
import { listsOpen, type ListRequest } from './event';
import { occurrenceOf } from './occurrence';
import type { Delivery } from './dedupe';
import { HOUR } from './seenIds';
import type { Settings } from './pollSettings';

/** How many events a sample shows, and how many things are looked at for it. */
const SHOWN = 3;
const LOOKED_AT = 1000;

/** Where the marketplace lists by time, the sample is of the last day, or else of the last month. */
const HOURS_BACK = [24, 30 * 24];

/** The newest few events, for the editor's test; null where there is none to show. Knows and changes no checkpoint. */
export async function sample(octopia: Octopia, settings: Settings): Promise<INodeExecutionData[][] | null> {
	const { event } = settings;
	const now = await readClock(octopia);
	const starts = listsOpen(event) ? [undefined] : HOURS_BACK.map((hours) => now - hours * HOUR);
	for (const since of starts) {
		const found = await newest(octopia, settings, since);
		if (found.length > 0) return [eventItems(found, octopia.sellerId, now, settings)];
	}
	return null;
}

async function newest(octopia: Octopia, { event, options }: Settings, since: number | undefined): Promise<Delivery[]> {
	const request: ListRequest = { octopia, since, from: since ?? 0, knows: () => false, options };
	const list = since === undefined ? event.open : event.changed;
	const found: Delivery[] = [];
	let count = 0;
	for await (const { thing } of list!(request)) {
		const occurrence = occurrenceOf(thing, (one) => event.occurrence(one, options), octopia.clock() ?? Date.now());
		if (occurrence && !occurrence.silent) found.push({ ...occurrence, value: thing, reminder: false });
		count += 1;
		if (count >= LOOKED_AT) break;
	}
	return found.sort((a, b) => a.time - b.time).slice(-SHOWN);
}
