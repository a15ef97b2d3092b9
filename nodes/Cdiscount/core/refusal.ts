import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { CdiscountError } from '../api/errors';
import type { Checked } from './batch';
import { nodeError } from './failure';
import { failureOf } from './hostFailure';

/** How many sentences a person reads at once. */
const SHOWN = 5;

/**
 * One bad row in 500 sends nothing: the first fault is the error's sentence, the next ones its description.
 * @throws NodeApiError | NodeOperationError
 */
export function assertAllRight(context: IExecuteFunctions, checked: Checked[]): void {
	const wrong = checked.flatMap((error, index) => (error instanceof CdiscountError ? [{ error, index }] : []));
	if (wrong.length === 0) return;
	const [{ error: first, index: itemIndex }, ...others] = wrong;
	const rows = checked.filter((one) => one !== undefined).length;
	const isOurs = first.facts.status === undefined;
	const message =
		rows === 1 || !isOurs ? first.message : `${howMany(wrong.length, rows)} Item ${itemIndex}: ${first.message}`;
	const different = others.filter(({ error }) => error.message !== first.message).slice(0, SHOWN);
	const more = others.length - different.length;
	const error = isOurs
		? new NodeOperationError(context.getNode(), message, { itemIndex, failure: failureOf(first, true) })
		: nodeError(context.getNode(), first, itemIndex);
	error.description = [
		first.facts.hint,
		'Nothing was sent for any item.',
		...different.map(({ error: { message: sentence }, index }) => `Item ${index}: ${sentence}`),
		more > 0 && `And ${more} more ${more === 1 ? 'item' : 'items'}.`,
	]
		.filter(Boolean)
		.join(' ');
	throw error;
}

const howMany = (wrong: number, all: number) => `${wrong} of ${all} items cannot be used.`;
