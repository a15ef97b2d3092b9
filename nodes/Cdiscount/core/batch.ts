import type { Octopia } from '../api/client';
import { Refusal } from '../api/refusal';
import type { Connection } from './connection';
import { asError } from './failure';
import type { BatchOperation, Output } from './operation';

interface Result {
	index: number;
	result: Output | Error;
}

interface Group {
	octopia: Octopia;
	items: Array<{ index: number; input: unknown }>;
}

/**
 * Runs an operation that takes all items at once: once per seller, and for no seller at all when the items of one contradict each
 * other or the credential cannot be read for one.
 * @returns one result per item, in the order of the items
 */
export async function* runBatch(
	operation: BatchOperation,
	connection: Connection,
	checked: Array<{ input: unknown } | Refusal>,
): AsyncGenerator<Result> {
	const results: Array<Output | Error> = [];
	const groups = new Map<Octopia, Group>();
	let unreadable: Error | undefined;
	for (const [index, one] of checked.entries()) {
		const octopia = one instanceof Refusal ? one : await connection(index).catch(asError);
		if (one instanceof Refusal || octopia instanceof Error) {
			results[index] = octopia as Error;
			// what is no Refusal is a fault of the credential, which all shops share
			if (!(octopia instanceof Refusal)) unreadable ??= octopia as Error;
			continue;
		}
		const group = groups.get(octopia) ?? { octopia, items: [] };
		group.items.push({ index, input: one.input });
		groups.set(octopia, group);
	}
	const fault = unreadable ?? [...groups.values()].map((group) => faultOf(operation, group)).find(Boolean);
	for (const group of groups.values()) {
		const found = fault ?? (await operation.runAll(inputsOf(group), group.octopia).catch(asError));
		group.items.forEach(({ index }, place) => (results[index] = found instanceof Error ? found : found[place]));
	}
	for (const [index, result] of results.entries()) yield { index, result };
}

const inputsOf = ({ items }: Group) => items.map(({ input }) => input);

function faultOf(operation: BatchOperation, group: Group): Refusal | undefined {
	const sentence = operation.batchFault?.(
		inputsOf(group),
		group.items.map(({ index }) => index),
	);
	return sentence === undefined
		? undefined
		: new Refusal('invalid', sentence, { hint: 'Nothing was sent for any item.' });
}
