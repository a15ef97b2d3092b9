import { CdiscountError } from '../api/errors';
import { byShop, type Checked } from './batch';
import type { Connection } from './connection';
import type { Operation } from './operation';
import { forAll, withValue } from './settleFields';

/**
 * Puts what the marketplace calls a thing in the place of what was typed (a carrier's label, an order's id) before anything is sent:
 * shop by shop, first field by field, then what the operation settles from all of them.
 * @returns what was given, with a CdiscountError for every item that cannot be settled
 */
export async function settled(operation: Operation, connection: Connection, checked: Checked[]): Promise<Checked[]> {
	const fields = operation.fields.filter(({ settle }) => settle !== undefined);
	if (fields.length === 0 && operation.settle === undefined) return checked;
	const result = [...checked];
	const { groups } = await byShop(connection, checked);
	for (const { octopia, items } of groups) {
		for (const { name, settle } of fields) {
			const concerned = right().filter(({ item }) => item.input[name] !== undefined);
			const given = concerned.map(({ item: { input, raw, modes } }) => ({
				value: input[name],
				raw: raw[name],
				mode: modes[name],
			}));
			const found = await forAll(given, async () => await settle!(given, octopia));
			put(concerned, (input, place) => withValue(input, name, found[place]));
		}
		const concerned = right();
		const inputs = concerned.map(({ item: { input }, index }) => ({ input, index }));
		const found = await forAll(inputs, async () => (await operation.settle?.(inputs, octopia)) ?? []);
		put(concerned, (input, place) => (found[place] as typeof input | CdiscountError | undefined) ?? input);

		function right() {
			return items.flatMap(({ index }) => {
				const item = result[index];
				return item === undefined || item instanceof CdiscountError ? [] : [{ index, item }];
			});
		}
	}
	return result;

	function put(
		concerned: Array<{ index: number; item: Exclude<Checked, CdiscountError | undefined> }>,
		valueOf: (input: Record<string, unknown>, place: number) => Record<string, unknown> | CdiscountError,
	): void {
		for (const [place, { index, item }] of concerned.entries()) {
			const input = valueOf(item.input, place);
			result[index] = input instanceof CdiscountError ? unsettled(operation, input) : { ...item, input };
		}
	}
}

/** Why an item cannot be settled. What could not be asked says nothing about earlier runs: one that was cut off may have made the change. */
function unsettled({ effect }: Operation, error: CdiscountError): CdiscountError {
	const { code, message, facts } = error;
	if (effect === 'read' || code === 'invalid' || code === 'notFound') return error;
	const advice = 'This run sent nothing for this item; it is not known whether an earlier run did.';
	return new CdiscountError(code, message, { ...facts, hint: [facts.hint, advice].filter(Boolean).join(' ') });
}
