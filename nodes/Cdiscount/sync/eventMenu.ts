import type { INodePropertyOptions } from 'n8n-workflow';
import type { TriggerEvent } from './event';

/** The entries of the event menu, from which n8n also makes the entries of its node panel. */
export function eventMenu(events: TriggerEvent[]): INodePropertyOptions[] {
	return events.map(({ name, value, description }) => ({ name, value, description }));
}
