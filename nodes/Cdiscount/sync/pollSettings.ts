import { NodeOperationError, type IPollFunctions } from 'n8n-workflow';
import { InputError } from '../api/errors';
import { validatorOf } from '../core/field';
import type { Dates } from '../core/outputDates';
import type { TriggerEvent } from './event';
import { HOUR } from './seenIds';
import { fieldsOf } from './triggerForm';
import { catchUpField, remindField, startFields } from './triggerFields';

/** What the user chose in a trigger node. Times in ms, unless said otherwise. */
export interface Settings {
	event: TriggerEvent;
	/** Where a new trigger starts. */
	startFrom: 'open' | 'hours' | 'now';
	hours: number;
	/** How far behind the latest change polls read again: what the marketplace shows late is found within it. */
	overlap: number;
	/** How often everything still open, or the whole look-back, is read. */
	catchUpEvery: number;
	/** How far back a catch-up reads where the marketplace cannot list what is open. */
	lookBack: number;
	/** In hours; 0 for never. */
	remindAfter: number;
	/** The values of the event's own fields. */
	options: unknown;
	/** The time zone in which moments leave; UTC, as the marketplace writes them, when left out. */
	zone?: string;
}

const MINUTE = 60_000;

/** What holds for events that do not have a field of these. */
const common = validatorOf([...startFields, remindField(0), catchUpField]);

/**
 * Reads the fields of the trigger node.
 * @throws NodeOperationError for an event this version does not have, InputError for a value that cannot be used
 */
export function readPollSettings(context: IPollFunctions, events: TriggerEvent[]): Settings {
	const value = context.getNodeParameter('event', '') as string;
	const event = events.find((known) => known.value === value);
	if (event === undefined)
		throw new NodeOperationError(context.getNode(), `This version of the node has no event "${value}".`, {
			description: 'Update the package n8n-nodes-cdiscount, or choose another event.',
			failure: { cause: 'configuration-invalid' },
		});
	const given = Object.fromEntries(
		fieldsOf(event).map(({ name, default: initial }) => [name, context.getNodeParameter(name, initial) as unknown]),
	);
	const own = validatorOf(event.fields).safeParse(given);
	const result = common.safeParse(given);
	if (!own.success) throw new InputError(own.error.issues[0].message);
	if (!result.success) throw new InputError(result.error.issues[0].message);
	const fault = event.contradiction?.(own.data);
	if (fault !== undefined) throw new InputError(fault);
	const { startFrom, hours, remindAfterHours, options } = result.data;
	return {
		event,
		startFrom,
		hours,
		overlap: options.overlapMinutes * MINUTE,
		catchUpEvery: Math.max(5, options.catchUpMinutes) * MINUTE,
		lookBack: options.lookBackHours * HOUR,
		remindAfter: remindAfterHours,
		options: own.data,
		zone: (own.data as { dates?: Dates }).dates === 'local' ? context.getTimezone() : undefined,
	};
}

/** Whether so much time has passed since; a clock that was set back says nothing, so then it has. */
export function isDue(since: number, every: number, now: number): boolean {
	return now < since || now - since >= every;
}
