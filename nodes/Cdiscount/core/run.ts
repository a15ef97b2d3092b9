import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { connect, type Octopia } from '../api/client';
import { Refusal } from '../api/refusal';
import { nodeError } from './failure';
import type { Operation, Output, Resource } from './operation';
import { inputOf } from './parameters';

type NodeError = ReturnType<typeof nodeError>;

/**
 * Runs the chosen operation for every input item: checks all items before the first request leaves, acts on them in order,
 * and links every output item, errors included, to the input item it came from.
 * @throws NodeApiError | NodeOperationError for the first item that fails, unless the node is set to continue on fail
 */
export async function runNode(context: IExecuteFunctions, resources: Resource[]): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, resources);
	const inputs = context.getInputData().map((_, index) => inputOf(context, operation.fields, operation.input, index));
	if (!context.continueOnFail()) assertAllRight(context, inputs);
	const connected = once(async () => await connect(context, 'cdiscountApi'));
	const output: INodeExecutionData[] = [];
	for (const [index, input] of inputs.entries()) {
		const result = await runItem(context, operation, input, connected).catch((thrown: unknown) =>
			nodeError(context.getNode(), thrown, index),
		);
		if (!(result instanceof Error)) output.push(...linked(result, index));
		else if (context.continueOnFail()) output.push(errorItem(result, index));
		else throw withProgress(result, index);
	}
	return [output];
}

function chosenOperation(context: IExecuteFunctions, resources: Resource[]): Operation {
	const resource = context.getNodeParameter('resource', 0) as string;
	const value = context.getNodeParameter('operation', 0) as string;
	const found = resources.find((known) => known.value === resource)?.operations.find((known) => known.value === value);
	if (found !== undefined) return found;
	throw new NodeOperationError(
		context.getNode(),
		`This version of the node has no operation "${resource}: ${value}".`,
		{
			description: 'Update the package n8n-nodes-cdiscount, or choose another operation.',
		},
	);
}

/** One bad row in 500 sends nothing. */
function assertAllRight(context: IExecuteFunctions, inputs: unknown[]): void {
	const wrong = inputs.flatMap((input, index) => (input instanceof Refusal ? [{ input, index }] : []));
	if (wrong.length === 0) return;
	const others = wrong.slice(1, 6).map(({ input, index }) => `Item ${index}: ${input.message}`);
	const rest = wrong.length > 6 ? [`And ${wrong.length - 6} more items.`] : [];
	throw new NodeOperationError(context.getNode(), wrong[0].input.message, {
		itemIndex: wrong[0].index,
		description: ['Nothing was sent for any item.', ...others, ...rest].join(' '),
	});
}

async function runItem(
	context: IExecuteFunctions,
	operation: Operation,
	input: unknown,
	connected: () => Promise<Octopia>,
): Promise<Output> {
	if (input instanceof Refusal) throw input;
	if (context.getExecutionCancelSignal()?.aborted)
		throw new Refusal('invalid', 'The execution was cancelled before this item; nothing was sent for it.');
	return await operation.run(input, await connected());
}

function linked(result: Output, item: number): INodeExecutionData[] {
	return [result].flat().map((json) => ({ json, pairedItem: { item } }));
}

/** Continue on fail: n8n sends items with `error` to the error output where there is one. */
function errorItem(error: NodeError, item: number): INodeExecutionData {
	const json: IDataObject = { error: error.message };
	if (error.description) json.hint = error.description;
	return { json, error, pairedItem: { item } };
}

/** n8n drops the output of the items before the one that failed, so the error says what became of them. */
function withProgress(error: NodeError, done: number): NodeError {
	if (done === 0) return error;
	const before = done === 1 ? 'The item before this one was' : `The ${done} items before this one were`;
	error.description = [error.description, `${before} done; running again skips what is already done.`]
		.filter(Boolean)
		.join(' ');
	return error;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
	let made: Promise<T> | undefined;
	return async () => await (made ??= make());
}
