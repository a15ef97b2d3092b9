import '../engine/slept.mts';
import fc from 'fast-check';
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../nodes/Cdiscount/core/operation.ts';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { closeShops, openShop } from '../engine/shop.mts';
import { asParameter, nestedFields, type FieldValues } from './validParameters.mts';
import { hostileValue } from './hostileInput.mts';
import { runs } from '../runs.mts';
import { messageProblems, isPolluted } from './userMessages.mts';
import { validValues } from './shopParameters.mts';
import { invalidRequests } from './requestRules.mts';

jest.setTimeout(60_000);

const operations = resources.flatMap(({ value, operations: all }) =>
	all.map((operation) => [`${value}: ${operation.value}`, value, operation] as const),
);

afterAll(closeShops);

/** A parameter whose value is what the item holds under a name, as users fill in forms. */
const fromItem = (name: string) => `={{ $json["${name}"] }}`;

/** The fields as expressions on the item, within collections too; sometimes a whole collection comes from the item. */
function expressions(fields: readonly INodeProperties[], whole: ReadonlySet<string>, prefix = ''): IDataObject {
	const filled = fields.map((field): [string, unknown] => {
		const name = `${prefix}${field.name}`;
		const parts = nestedFields(field);
		if (parts.length === 0 || whole.has(name)) return [field.name, asParameter(field, fromItem(name))];
		const inner = expressions(parts, whole, `${name}.`);
		return [field.name, prefix !== '' && field.type === 'collection' ? [inner] : inner];
	});
	return Object.fromEntries(filled) as IDataObject;
}

const leaves = (fields: readonly INodeProperties[], prefix = ''): string[] =>
	fields.flatMap((field) => {
		const parts = nestedFields(field);
		return parts.length === 0 ? [prefix + field.name] : leaves(parts, `${prefix}${field.name}.`);
	});

/** Items in which most fields are right, so that the wrong one is met late, and sometimes only by the marketplace. */
function itemOf(names: string[], good: FieldValues): fc.Arbitrary<IDataObject> {
	const shape = names.map((name) => {
		const right = fc.constant(good[name] ?? good[name.split('.').at(-1)!]);
		return [name, fc.oneof({ weight: 5, arbitrary: right }, { weight: 2, arbitrary: hostileValue })] as const;
	});
	return fc.record(Object.fromEntries(shape)) as fc.Arbitrary<IDataObject>;
}

function formsOf({ fields: shown }: Operation, good: FieldValues) {
	const collections = shown.filter((field) => nestedFields(field).length > 0).map(({ name }) => name);
	const whole = fc.oneof({ weight: 4, arbitrary: fc.constant<string[]>([]) }, fc.subarray(collections));
	return whole.chain((names) =>
		fc.record({
			parameters: fc.constant(expressions(shown, new Set(names))),
			items: fc.array(itemOf([...leaves(shown), ...names], good), { minLength: 1, maxLength: 3 }),
			goesOn: fc.boolean(),
		}),
	);
}

test.each(operations)('%s: hostile fields give a sentence or a sound request', async (_name, resource, operation) => {
	const shop = await openShop();
	const good = validValues(shop, resource, operation);

	await fc.assert(
		fc.asyncProperty(formsOf(operation, good), async ({ parameters, items, goesOn }) => {
			shop.sandbox.calls.clear();
			const form = { resource, operation: operation.value, ...parameters } as INodeParameters;
			const outcome = await shop.engine.run(form, { items, onError: goesOn ? 'continueErrorOutput' : undefined });
			const said = String(outcome.error?.description ?? '');
			const broken =
				said.includes('Nothing was sent') && shop.writes().length > 0 ? ['sent in spite of a bad item'] : [];
			expect([...messageProblems(outcome), ...invalidRequests(shop), ...broken]).toEqual([]);
		}),
		runs(8),
	);
	expect(isPolluted()).toBe(false);
});
