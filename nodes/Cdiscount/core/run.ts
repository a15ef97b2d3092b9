import { NodeOperationError, type IBinaryKeyData, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { asError, CdiscountError, InputError } from '../api/errors';
import { refuseRepeated, runBatch, type Checked } from './batch';
import { connections, type Connection } from './connection';
import { errorItem, nodeError, withOthers, withProgress, type NodeError } from './failure';
import { fieldReader, type FieldReader } from './fieldReader';
import { filesOf } from './files';
import type { WriteOptions } from '../marketplace/write/writeOnce';
import { WithFiles, type Operation, type Output, type Resource, type SingleOperation } from './operation';
import { inputOf } from './parameters';
import { assertAllRight } from './refusal';
import { settled } from './settle';
import { answersInWords, isTool, toolAnswer } from './tool';

/**
 * Runs the chosen operation for every input item: checks all items before the first request leaves, acts on them in order,
 * and links every output item, errors included, to the input item it came from.
 * @throws NodeApiError | NodeOperationError for the first item that fails, unless the node is set to continue on fail or is a tool
 */
export async function runNode(context: IExecuteFunctions, resources: Resource[]): Promise<INodeExecutionData[][]> {
	const items = runItems(context, resources);
	if (!answersInWords(context)) return [await items];
	return [await items.catch((error) => [toolAnswer(context, nodeError(context.getNode(), error), 0)])];
}

async function runItems(context: IExecuteFunctions, resources: Resource[]): Promise<INodeExecutionData[]> {
	const operation = chosenOperation(context, resources);
	const connection = connections(context);
	const read = fieldReader(context);
	const checked: Checked[] = [];
	for (const index of context.getInputData().keys())
		checked.push(await check(context, operation, { read, connection }, index));
	const right = 'runAll' in operation ? await refuseRepeated(operation, connection, checked) : checked;
	if (!context.continueOnFail()) assertAllRight(context, right);
	const inputs = await settled(operation, connection, right);
	if (!context.continueOnFail()) assertAllRight(context, inputs);
	const results =
		'runAll' in operation ? runBatch(operation, connection, inputs) : runEach(context, operation, connection, inputs);
	const output: INodeExecutionData[] = [];
	let done = 0;
	for await (const { result, index } of results) {
		if (!(result instanceof Error)) {
			output.push(...(await linked(context, result, index)));
			done += 1;
			continue;
		}
		const error = nodeError(context.getNode(), result, index);
		if (context.continueOnFail()) output.push(failedItem(context, error, index));
		else if ('runAll' in operation) throw withOthers(error, done + (await countDone(results)));
		else throw withProgress(error, index, inputs.slice(0, index).some(repeats));
	}
	return output;
}

function failedItem(context: IExecuteFunctions, error: NodeError, index: number): INodeExecutionData {
	return isTool(context) ? toolAnswer(context, error, index) : errorItem(context, error, index);
}

async function check(
	context: IExecuteFunctions,
	operation: Operation,
	{ read, connection }: { read: FieldReader; connection: Connection },
	index: number,
): Promise<Checked> {
	const found = inputOf(context, read, operation, index);
	if (found instanceof CdiscountError) return found;
	const { input } = found;
	const seller = await connection(index).catch(asError);
	if (seller instanceof Error) return seller instanceof CdiscountError ? seller : found;
	const fault = await operation.check?.(input, filesOf(context, index), seller).then(() => undefined, asError);
	if (fault !== undefined && !(fault instanceof CdiscountError)) return new InputError(fault.message);
	return fault ?? found;
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

interface Result {
	index: number;
	result: Output | Error;
}

async function* runEach(
	context: IExecuteFunctions,
	operation: SingleOperation,
	connection: Connection,
	checked: Checked[],
): AsyncGenerator<Result> {
	const one = async (input: Checked, index: number): Promise<Output> => {
		if (input instanceof CdiscountError) throw input;
		if (context.getExecutionCancelSignal()?.aborted)
			throw new InputError('The execution was cancelled before this item; nothing was sent for it.');
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

/** Whether running the item again does it again, or fails at it. */
function repeats(checked: Checked): boolean {
	if (checked instanceof CdiscountError) return false;
	const { options } = checked.input as { options?: Partial<WriteOptions> };
	return options?.allowAnother === true || options?.ifAlreadyDone === 'fail';
}

async function countDone(results: AsyncGenerator<Result>): Promise<number> {
	let count = 0;
	for await (const { result } of results) if (!(result instanceof Error)) count += 1;
	return count;
}
