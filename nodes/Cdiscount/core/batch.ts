import groupBy from 'lodash/groupBy';
import type { Octopia } from '../api/client';
import { asError, CdiscountError, InputError } from '../api/errors';
import type { Connection } from './connection';
import type { BatchOperation, Output } from './operation';

/** The checked input of an item, or why it cannot be used; undefined for an item that is no row of a sheet. */
export type Checked = CheckedInput | CdiscountError | undefined;

interface CheckedInput {
	/** By the names of the fields. */
	input: Record<string, unknown>;
	/** What the fields held before they were checked. */
	raw: Record<string, unknown>;
	/** The modes of resource locators. */
	modes: Record<string, string | undefined>;
}

interface Result {
	index: number;
	result: Output | Error;
}

interface Group {
	octopia: Octopia;
	items: Array<{ index: number; input: unknown }>;
}

/**
 * Refuses the items of a shop that contradict each other, and no others.
 * @returns what was given, with a CdiscountError for every item that shares with another one what a run may hold once
 */
export async function refuseRepeated(
	{ once }: BatchOperation,
	connection: Connection,
	checked: Checked[],
): Promise<Checked[]> {
	if (once === undefined) return checked;
	const result = [...checked];
	const { groups } = await byShop(connection, checked);
	const repeated = groups
		.flatMap(({ items }) => Object.values(groupBy(items, ({ input }) => once.key(input))))
		.filter((items) => items.length > 1);
	for (const items of repeated) {
		const numbers = items.map(({ index }) => index);
		for (const { index, input } of items)
			result[index] = new InputError(once.fault(input, numbers), {
				hint: 'Nothing was sent for these items.',
			});
	}
	return result;
}

/**
 * Runs an operation that takes all items at once: once per seller, and for no seller at all when the credential cannot be read for
 * one.
 * @returns one result per item, in the order of the items
 */
export async function* runBatch(
	operation: BatchOperation,
	connection: Connection,
	checked: Checked[],
): AsyncGenerator<Result> {
	const { groups, refused } = await byShop(connection, checked);
	const results: Array<Output | Error> = [...refused];
	// what is no CdiscountError is a fault of the credential, which all shops share
	const unreadable = refused.find((error) => error !== undefined && !(error instanceof CdiscountError));
	for (const { octopia, items } of groups) {
		const inputs = items.map(({ input }) => input);
		const found = unreadable ?? (await operation.runAll(inputs, octopia).catch(asError));
		items.forEach(({ index }, place) => (results[index] = found instanceof Error ? found : found[place]));
	}
	for (const [index, result] of results.entries()) if (result !== undefined) yield { index, result };
}

/** @returns the items of each shop, and why the others cannot be given to one. */
export async function byShop(
	connection: Connection,
	checked: Checked[],
): Promise<{ groups: Group[]; refused: Error[] }> {
	const refused: Error[] = [];
	const groups = new Map<Octopia, Group>();
	for (const [index, one] of checked.entries()) {
		if (one === undefined) continue;
		const octopia = one instanceof CdiscountError ? one : await connection(index).catch(asError);
		if (one instanceof CdiscountError || octopia instanceof Error) {
			refused[index] = octopia as Error;
			continue;
		}
		const group = groups.get(octopia) ?? { octopia, items: [] };
		group.items.push({ index, input: one.input });
		groups.set(octopia, group);
	}
	return { groups: [...groups.values()], refused };
}
