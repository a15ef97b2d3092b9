import { NodeOperationError, type IPollFunctions } from 'n8n-workflow';
import type { TriggerEvent } from './event';

/** What the user chose in a trigger node. */
export interface Settings {
	event: TriggerEvent;
	/** Where a new trigger starts. */
	startFrom: 'open' | 'hours' | 'now';
	hours: number;
	/** How far behind the cursor each poll reads again, in ms: what the marketplace shows late is found within it. */
	overlap: number;
	/** How often everything still open is read, in ms. */
	sweepEvery: number;
	shape: { output: 'order' | 'line'; simplify: boolean };
}

const MINUTE = 60_000;

/** Reads the fields of the trigger node. @throws NodeOperationError for an event this version does not have */
export function settingsOf(context: IPollFunctions, events: TriggerEvent[]): Settings {
	const value = context.getNodeParameter('event') as string;
	const event = events.find((known) => known.value === value);
	if (event === undefined)
		throw new NodeOperationError(context.getNode(), `This version of the node has no event "${value}".`, {
			description: 'Update the package n8n-nodes-cdiscount, or choose another event.',
		});
	const options = context.getNodeParameter('options', {}) as Record<string, unknown>;
	return {
		event,
		startFrom: context.getNodeParameter('startFrom', 'open') as Settings['startFrom'],
		hours: atLeastZero(context.getNodeParameter('hours', 24), 24),
		overlap: atLeastZero(options.overlapMinutes, 30) * MINUTE,
		sweepEvery: Math.max(5, atLeastZero(options.catchUpMinutes, 60)) * MINUTE,
		shape: {
			output: context.getNodeParameter('output', 'order') === 'line' ? 'line' : 'order',
			simplify: context.getNodeParameter('simplify', true) !== false,
		},
	};
}

function atLeastZero(value: unknown, otherwise: number): number {
	const number = value === undefined || value === '' ? otherwise : Number(value);
	return Number.isFinite(number) && number >= 0 ? number : otherwise;
}
