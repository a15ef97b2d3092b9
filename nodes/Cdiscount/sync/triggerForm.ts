import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { literalsOf, type FormPart } from '../core/field';
import type { TriggerEvent } from './event';
import { describedEvent } from './eventText';
import { catchUpField, remindField, startFields } from './triggerFields';

/** The entries of the event menu, from which n8n also makes the entries of its node panel. */
export function eventMenu(events: TriggerEvent[]): INodePropertyOptions[] {
	return events.map((event) => ({ name: event.name, value: event.value, description: describedEvent(event) }));
}

/** The fields below the event: each is shown for the events that have it. */
export function triggerForm(events: TriggerEvent[]): INodeProperties[] {
	const shownBy = new Map<FormPart, string[]>();
	for (const event of events)
		for (const part of fieldsOf(event)) shownBy.set(part, [...(shownBy.get(part) ?? []), event.value]);
	const own = [...shownBy.keys()].filter((part) => part !== catchUpField);
	// options come last, as everywhere in n8n
	const order = new Set([...startFields, ...own, catchUpField]);
	return [...order].flatMap((part) => {
		const shownFor = shownBy.get(part);
		if (shownFor === undefined) return [];
		const [literal] = literalsOf([part]);
		const show = { ...literal.displayOptions?.show, event: shownFor.sort() };
		return [{ ...literal, displayOptions: { ...literal.displayOptions, show } }];
	});
}

const reminders = new Map<number, ReturnType<typeof remindField>>();

/** All fields of an event. */
export function fieldsOf({ kind, changed, fields, remindAfterHours: hours }: TriggerEvent): FormPart[] {
	const reminder = hours === undefined ? [] : [reminders.get(hours) ?? remindField(hours)];
	if (hours !== undefined) reminders.set(hours, reminder[0]);
	const isStarted = kind === 'work' || kind === 'creation';
	return [...(isStarted ? startFields : []), ...reminder, ...fields, ...(changed === undefined ? [] : [catchUpField])];
}
