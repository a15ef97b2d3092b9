import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { Refusal } from '../api/refusal';

/**
 * Makes n8n's error of whatever went wrong with an item. Holds the sentence, the hint and the HTTP status; never the request,
 * whose headers carry the token.
 */
export function nodeError(node: INode, thrown: unknown, itemIndex?: number): NodeApiError | NodeOperationError {
	if (thrown instanceof NodeApiError || thrown instanceof NodeOperationError) return thrown;
	if (!(thrown instanceof Refusal)) {
		const message = thrown instanceof Error ? thrown.message : String(thrown);
		return new NodeOperationError(node, `Unexpected fault in this node: ${message}`, { itemIndex });
	}
	const { status, hint: description, traceId } = thrown.facts;
	if (status === undefined) return new NodeOperationError(node, thrown.message, { itemIndex, description });
	const error = new NodeApiError(
		node,
		{},
		{ message: thrown.message, description, httpCode: String(status), itemIndex },
	);
	if (traceId !== undefined) error.messages.push(`Trace of the marketplace: ${traceId}`);
	return error;
}

/** What was thrown, as an error. */
export function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}
