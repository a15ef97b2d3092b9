import { CdiscountError } from '../../api/errors';
import type { WritePlan, WriteOptions } from './writePlan';

const RUN_AGAIN = 'Running this item again is safe: the node reads before it writes.';
const LOOK_FIRST =
	'In this n8n it is safe to run this item again: it first waits for what Cdiscount shows late. Anywhere else, look in the Octopia seller portal before.';
const NOT_AGAIN = 'Look there before you run this item again: it would be made a second time.';

/** It was sent, and nothing shows what became of it. */
export function unknownOutcome<State>(
	plan: WritePlan<State>,
	{ message }: CdiscountError,
	options: WriteOptions,
): CdiscountError {
	return new CdiscountError(
		'outcomeUnknown',
		`It is not known whether ${lowered(plan.what)} was made: ${lowered(message)}`,
		{
			hint: `Look in the Octopia seller portal in a few minutes. ${adviceOnRepeating(plan, options)}`,
		},
	);
}

/** It was made more than once. @param times how often */
export function doubledWrite<State>(plan: WritePlan<State>, times: number): CdiscountError {
	return new CdiscountError(
		'doubled',
		`${plan.what} was made ${times === 2 ? 'twice' : `${times} times`}: another run sent the same at the same moment.`,
		{ hint: 'Look in the Octopia seller portal, and see that only one workflow does this for an order.' },
	);
}

/** Whether it may be run again, and what to do before. */
export function adviceOnRepeating<State>({ repeatable }: WritePlan<State>, { allowAnother }: WriteOptions): string {
	if (allowAnother) return NOT_AGAIN;
	return repeatable === undefined ? RUN_AGAIN : LOOK_FIRST;
}

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);
