import type { INodeExecutionData } from 'n8n-workflow';
import { Unreadable } from '../api/parseResponse';
import { markedItem } from '../core/listing';
import { inLocalTime } from '../core/outputDates';
import type { Delivery } from './dedupe';
import { HOUR } from './seenIds';
import type { Settings } from './pollSettings';

/** The items that leave the node. What may come a second time carries the same `eventId`. */
export function eventItems(
	deliveries: Delivery[],
	sellerId: string,
	now: number,
	{ event, options, remindAfter, zone }: Settings,
): INodeExecutionData[] {
	return deliveries.flatMap((delivery) => {
		const { id, value, before, since, waiting } = delivery;
		if (value instanceof Unreadable)
			return { json: { ...markedItem(value), sellerId, event: event.value, eventId: `${event.value}:${id}` } };
		const key = event.eventKey?.(value, since === undefined ? undefined : since * HOUR, now) ?? id;
		const reminder = waiting && remindAfter > 0 ? { reminder: delivery.reminder } : {};
		return event
			.output(value, { sellerId, options, before })
			.map((json) => (zone === undefined ? json : inLocalTime(json, zone)))
			.map((json) => ({ json: { ...json, event: event.value, eventId: `${event.value}:${key}`, ...reminder } }));
	});
}
