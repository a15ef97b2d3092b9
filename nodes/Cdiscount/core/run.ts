import { NodeOperationError, type IBinaryKeyData, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { asError, CdiscountError, InputError } from '../api/errors';
import { refuseRepeated, runBatch, type Checked } from './batch';
import { connections, type Connection } from './connection';
import { errorItem, nodeError, withOthers, withProgress, type NodeError, type Outcome } from './failure';
import { fieldReader } from './fieldReader';
import { filesOf } from './files';
import { addHint } from './hints';
import type { WriteOptions } from '../marketplace/write/writeOnce';
import { readingsOf, type Reading } from './mapping';
import { WithFiles, type Operation, type Output, type Resource } from './operation';
import { inLocalTime } from './outputDates';
import { Pace } from './pace';
import { inputOf } from './parameters';
import { assertAllRight } from './refusal';
import { runEach } from './runEach';
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
	const pace = new Pace();
	const connection = connections(context, pace);
	const read = fieldReader(context);
	const readings = await readingsOf(context, operation, read, connection);
	if (readings instanceof CdiscountError) return refusedSheet(context, readings);
	const checked: Checked[] = [];
	for (const index of context.getInputData().keys())
		checked.push(await check(context, readings(index), connection, index));
	const right = 'runAll' in operation ? await refuseRepeated(operation, connection, checked) : checked;
	if (!context.continueOnFail()) assertAllRight(context, right);
	const inputs = await settled(operation, connection, right);
	if (!context.continueOnFail()) assertAllRight(context, inputs);
	const results =
		'runAll' in operation
			? runBatch(operation, connection, inputs)
			: runEach(context, operation, { connection, pace }, inputs);
	const output: INodeExecutionData[] = [];
	const outcomes: Outcome[] = [];
	for await (const { result, index } of results) {
		const error = result instanceof Error ? nodeError(context.getNode(), result, index) : undefined;
		outcomes.push({ index, error });
		if (!(result instanceof Error))
			output.push(...(await linked(context, dated(context, inputs[index], result), index)));
		else if (context.continueOnFail()) output.push(failedItem(context, error!, index));
	}
	const failed = outcomes.find(({ error }) => error !== undefined);
	if (failed?.error === undefined || context.continueOnFail()) {
		addHint(context, operation, { output, outcomes, heldBack: pace.heldBack });
		return output;
	}
	if ('runAll' in operation) throw withOthers(failed.error, outcomes);
	throw withProgress(
		failed.error,
		outcomes,
		outcomes.some(({ index, error }) => !error && repeats(inputs[index])),
	);
}

function failedItem(context: IExecuteFunctions, error: NodeError, index: number): INodeExecutionData {
	return isTool(context) ? toolAnswer(context, error, index) : errorItem(context, error, index);
}

/** What is wrong with a sheet is said once, for all of its rows. @throws NodeOperationError, unless the node is set to continue on fail */
function refusedSheet(context: IExecuteFunctions, fault: CdiscountError): INodeExecutionData[] {
	const error = nodeError(context.getNode(), fault);
	if (!context.continueOnFail()) throw error;
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	return [{ ...failedItem(context, error, 0), pairedItem }];
}

async function check(
	context: IExecuteFunctions,
	reading: Reading | CdiscountError | undefined,
	connection: Connection,
	index: number,
): Promise<Checked> {
	if (reading === undefined || reading instanceof CdiscountError) return reading;
	const { operation, read } = reading;
	const found = inputOf(context, read, operation, index);
	if (found === undefined || found instanceof CdiscountError) return found;
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
			failure: { cause: 'configuration-invalid' },
		},
	);
}

/** What leaves for an item, its moments in the time that was chosen. */
function dated(context: IExecuteFunctions, checked: Checked, result: Output): Output {
	if (checked === undefined || checked instanceof CdiscountError || checked.input.dates !== 'local') return result;
	const zone = context.getTimezone();
	return [result]
		.flat()
		.map((one) =>
			one instanceof WithFiles ? new WithFiles(inLocalTime(one.json, zone), one.files) : inLocalTime(one, zone),
		);
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
	if (checked === undefined || checked instanceof CdiscountError) return false;
	const { options } = checked.input as { options?: Partial<WriteOptions> };
	return options?.allowAnother === true || options?.ifAlreadyDone === 'fail';
}
