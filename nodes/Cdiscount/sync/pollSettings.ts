import { NodeOperationError, type IPollFunctions } from 'n8n-workflow';
import type { OutputFormat, TriggerEvent, Wishes } from './event';
import { HOUR } from './seenIds';

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
	wishes: Wishes;
	shape: OutputFormat;
}

const MINUTE = 60_000;

/** Reads the fields of the trigger node. @throws NodeOperationError for an event this version does not have */
export function readPollSettings(context: IPollFunctions, events: TriggerEvent[]): Settings {
	const read = (name: string, otherwise: unknown) => context.getNodeParameter(name, otherwise) as unknown;
	const value = read('event', '') as string;
	const event = events.find((known) => known.value === value);
	if (event === undefined)
		throw new NodeOperationError(context.getNode(), `This version of the node has no event "${value}".`, {
			description: 'Update the package n8n-nodes-cdiscount, or choose another event.',
		});
	const options = read('options', {}) as Record<string, unknown>;
	return {
		event,
		startFrom: read('startFrom', 'open') as Settings['startFrom'],
		hours: atLeastZero(read('hours', 24), 24),
		overlap: atLeastZero(options.overlapMinutes, 30) * MINUTE,
		catchUpEvery: Math.max(5, atLeastZero(options.catchUpMinutes, 60)) * MINUTE,
		lookBack: atLeastZero(options.lookBackHours, 24) * HOUR,
		remindAfter: atLeastZero(read('remindAfterHours', 0), 0),
		wishes: {
			senders: list(read('senders', ['customer', 'customerService'])),
			indicators: list(read('indicators', [])),
			threshold: atLeastZero(read('threshold', 95), 95),
		},
		shape: {
			output: read('output', 'order') === 'line' ? 'line' : 'order',
			simplify: read('simplify', true) !== false,
		},
	};
}

/** Whether so much time has passed since; a clock that was set back says nothing, so then it has. */
export function isDue(since: number, every: number, now: number): boolean {
	return now < since || now - since >= every;
}

function list(value: unknown): string[] {
	return (Array.isArray(value) ? value : [value]).map(String).filter((text) => text !== '' && text !== 'undefined');
}

function atLeastZero(value: unknown, otherwise: number): number {
	const number = value === undefined || value === null || value === '' ? otherwise : Number(value);
	return Number.isFinite(number) && number >= 0 ? number : otherwise;
}
