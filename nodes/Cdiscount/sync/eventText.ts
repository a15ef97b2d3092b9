import type { TriggerEvent } from './event';

/** What a person reads about an event in the menu: when it starts a workflow, how often that is looked for, and what an item is. */
export function describedEvent(event: TriggerEvent): string {
	const first = learnsFirst(event) ? '; the first poll only learns how things are' : '';
	return `${event.description}. Looked for ${often(event)}${first}. Each item is ${event.gives}.`;
}

/** A poll may be more frequent than the reading of what has no list of changes. */
function often({ everyMinutes }: TriggerEvent): string {
	if (everyMinutes === undefined) return 'at every poll';
	return everyMinutes === 60 ? 'every hour' : `every ${everyMinutes} minutes`;
}

/** Whether nothing that is found at first sight can be the event, whatever its state. */
function learnsFirst({ kind, emits, endStates = [] }: TriggerEvent): boolean {
	const atFirst = { before: undefined, isFirstReading: true, isCreatedSince: false };
	return kind === 'change' && !endStates.some((now) => emits?.({ ...atFirst, now }));
}
