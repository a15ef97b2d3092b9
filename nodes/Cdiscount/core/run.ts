import { NodeOperationError, type IBinaryKeyData, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { Refusal } from '../api/refusal';
import { runBatch } from './batch';
import { connections } from './connection';
import { asError, nodeError } from './failure';
import { filesOf } from './files';
import { WithFiles, type Operation, type Output, type Resource, type SingleOperation } from './operation';
import { inputOf } from './parameters';

type NodeError = ReturnType<typeof nodeError>;

/** A checked input, or why it cannot be used. */
type Checked = { input: unknown } | Refusal;

/**
 * Runs the chosen operation for every input item: checks all items before the first request leaves, acts on them in order,
 * and links every output item, errors included, to the input item it came from.
 * @throws NodeApiError | NodeOperationError for the first item that fails, unless the node is set to continue on fail
 */
export async function runNode(context: IExecuteFunctions, resources: Resource[]): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, resources);
	const checked: Checked[] = [];
	for (const index of context.getInputData().keys()) checked.push(await check(context, operation, index));
	if (!context.continueOnFail()) assertAllRight(context, checked);
	const results = 'runAll' in operation ? runBatch(context, operation, checked) : runEach(context, operation, checked);
	const output: INodeExecutionData[] = [];
	for await (const { result, index } of results) {
		if (!(result instanceof Error)) output.push(...(await linked(context, result, index)));
		else if (context.continueOnFail()) output.push(errorItem(nodeError(context.getNode(), result, index), index));
		else throw withProgress(nodeError(context.getNode(), result, index), 'runAll' in operation ? 0 : index);
	}
	return [output];
}

async function check(context: IExecuteFunctions, operation: Operation, index: number): Promise<Checked> {
	const input = inputOf(context, operation.fields, operation.input, index);
	if (input instanceof Refusal) return input;
	const fault = await operation.check?.(input, filesOf(context, index)).then(() => undefined, asError);
	if (fault !== undefined && !(fault instanceof Refusal)) return new Refusal('invalid', fault.message);
	return fault ?? { input };
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
function assertAllRight(context: IExecuteFunctions, checked: Checked[]): void {
	const wrong = checked.flatMap((input, index) => (input instanceof Refusal ? [{ input, index }] : []));
	if (wrong.length === 0) return;
	const others = wrong.slice(1, 6).map(({ input, index }) => `Item ${index}: ${input.message}`);
	const rest = wrong.length > 6 ? [`And ${wrong.length - 6} more items.`] : [];
	throw new NodeOperationError(context.getNode(), wrong[0].input.message, {
		itemIndex: wrong[0].index,
		description: ['Nothing was sent for any item.', ...others, ...rest].join(' '),
	});
}

interface Result {
	index: number;
	result: Output | Error;
}

async function* runEach(
	context: IExecuteFunctions,
	operation: SingleOperation,
	checked: Checked[],
): AsyncGenerator<Result> {
	const connection = connections(context);
	const one = async (input: Checked, index: number): Promise<Output> => {
		if (input instanceof Refusal) throw input;
		if (context.getExecutionCancelSignal()?.aborted)
			throw new Refusal('invalid', 'The execution was cancelled before this item; nothing was sent for it.');
		return await operation.run(input.input, await connection(index), filesOf(context, index));
	};
	for (const [index, input] of checked.entries()) yield { index, result: await one(input, index).catch(asError) };
}

async function linked(context: IExecuteFunctions, result: Output, item: number): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const one of [result].flat()) {
		if (!(one instanceof WithFiles)) items.push({ json: one, pairedItem: { item } });
		else items.push({ json: one.json, binary: await binaries(context, one), pairedItem: { item } });
	}
	return items;
}

async function binaries(context: IExecuteFunctions, { files }: WithFiles): Promise<IBinaryKeyData> {
	const made: IBinaryKeyData = {};
	for (const [property, { content, name, mimeType }] of Object.entries(files))
		made[property] = await context.helpers.prepareBinaryData(content, name, mimeType);
	return made;
}

/**
 * Continue on fail: n8n sends items with `error` to the error output where there is one, and gives them the message as their only
 * field, so the hint goes into the message.
 */
function errorItem(error: NodeError, item: number): INodeExecutionData {
	error.message = [error.message, error.description].filter(Boolean).join(' ');
	return { json: { error: error.message }, error, pairedItem: { item } };
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
