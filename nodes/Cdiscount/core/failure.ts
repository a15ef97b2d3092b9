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

/** n8n drops the output of the items before the one that failed, so the error says what became of them. */
export function withProgress(error: NodeError, done: number, isRepeated: boolean): NodeError {
	if (done === 0) return error;
	const before = done === 1 ? 'The item before this one was' : `The ${done} items before this one were`;
	return described(
		error,
		isRepeated
			? `${before} done; run again without what is done, for this node is not set to skip it.`
			: `${before} done; running again skips what is already done.`,
	);
}

/** The same for items that went out together. */
export function withOthers(error: NodeError, done: number): NodeError {
	if (done === 0) return error;
	const others = done === 1 ? '1 other item was' : `${done} other items were`;
	return described(error, `${others} sent. Set "On Error" to "Continue" to see what became of each.`);
}

function described(error: NodeError, sentence: string): NodeError {
	error.description = [error.description, sentence].filter(Boolean).join(' ');
	return error;
}
