import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { CdiscountError } from '../api/errors';
import { plainText } from '../api/plainText';
import { failureOf } from './hostFailure';

export type NodeError = NodeApiError | NodeOperationError;

/**
 * Makes n8n's error of whatever went wrong with an item. Holds the sentence, the hint, the HTTP status and why it failed as n8n
 * reads it; never the request, whose headers carry the token.
 */
export function nodeError(node: INode, thrown: unknown, itemIndex?: number): NodeError {
	if (thrown instanceof NodeApiError || thrown instanceof NodeOperationError) return thrown;
	const failure = failureOf(thrown, itemIndex !== undefined);
	if (!(thrown instanceof CdiscountError)) {
		const message = thrown instanceof Error ? thrown.message : String(thrown);
		return new NodeOperationError(node, `Unexpected fault in this node: ${plainText(message)}`, { itemIndex, failure });
	}
	const { status, hint: description, traceId } = thrown.facts;
	if (status === undefined) return new NodeOperationError(node, thrown.message, { itemIndex, description, failure });
	const error = new NodeApiError(
		node,
		{},
		{ message: thrown.message, description, httpCode: String(status), itemIndex, failure },
	);
	if (traceId !== undefined) error.messages.push(`Trace of the marketplace: ${traceId}`);
	return error;
}

/** What went wrong and what to do, in one text. */
export function sentenceOf({ message, description }: NodeError): string {
	return [message, description].filter(Boolean).join(' ');
}

/**
 * Continue on fail: the fields of the row that failed and the sentence as `error`, which wins over a column of that name. Files stay
 * behind, as with n8n's own nodes: they would pass for what the operation should have given.
 *
 * n8n (1.123 to 2.41, WorkflowExecute) replaces the fields of an item that carries an error beside them, so it is only among them; to
 * the error output it sends what has no other field than `error`, and adds the row's fields itself.
 */
export function errorItem(context: IExecuteFunctions, error: NodeError, item: number): INodeExecutionData {
	const isTaken = context.getNode().onError === 'continueErrorOutput';
	const row = isTaken ? {} : context.getInputData()[item].json;
	return { json: { ...row, error: sentenceOf(error) }, pairedItem: { item } };
}

/** What became of an item of a run that ended with an error. */
export interface Outcome {
	index: number;
	error: NodeError | undefined;
}

/** As many other sentences as a person reads. */
const MOST_SENTENCES = 3;

/** n8n drops the output of all items when one fails, so the error says what became of the others. */
export function withProgress(error: NodeError, outcomes: Outcome[], isRepeated: boolean): NodeError {
	const done = outcomes.flatMap((outcome) => (outcome.error === undefined ? [outcome.index] : []));
	const others = outcomes.filter((outcome) => outcome.error !== undefined && outcome.error !== error);
	for (const { error: other, index } of others.slice(0, MOST_SENTENCES))
		described(error, `Item ${index} failed as well: ${other!.message}`);
	if (others.length > MOST_SENTENCES) described(error, `So did ${others.length - MOST_SENTENCES} more.`);
	if (done.length === 0) return error;
	const first = outcomes.find((outcome) => outcome.error === error)?.index ?? 0;
	const which = done.length === first && done.every((index) => index < first) ? 'before this one' : `(${ranges(done)})`;
	const subject = done.length === 1 ? `The item ${which} was` : `The ${done.length} items ${which} were`;
	return described(
		error,
		isRepeated
			? `${subject} done; run again without what is done, for this node is not set to skip it.`
			: `${subject} done; running again skips what is already done.`,
	);
}

/** Numbers in order as a person writes them: "0-6, 8". */
function ranges(numbers: number[]): string {
	const runs: number[][] = [];
	for (const number of numbers) {
		if (runs.at(-1)?.at(-1) === number - 1) runs.at(-1)!.push(number);
		else runs.push([number]);
	}
	return runs.map((run) => (run.length === 1 ? `${run[0]}` : `${run[0]}-${run.at(-1)}`)).join(', ');
}

/** The same for items that went out together. */
export function withOthers(error: NodeError, outcomes: Outcome[]): NodeError {
	const done = outcomes.filter((outcome) => outcome.error === undefined).length;
	if (done === 0) return error;
	const others = done === 1 ? '1 other item was' : `${done} other items were`;
	return described(error, `${others} sent. Set "On Error" to "Continue" to see what became of each.`);
}

function described(error: NodeError, sentence: string): NodeError {
	error.description = [error.description, sentence].filter(Boolean).join(' ');
	return error;
}
