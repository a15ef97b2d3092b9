import type { INodePropertyOptions } from 'n8n-workflow';
import { labelOf, type FormPart } from '../../nodes/Cdiscount/core/field.ts';
import { events } from '../../nodes/Cdiscount/resources/events.ts';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { listSearch, loadOptions } from '../../nodes/Cdiscount/resources/lists.ts';
import { fieldsOf } from '../../nodes/Cdiscount/sync/triggerForm.ts';

/** Fields whose values the marketplace or this package knows: never text that anything may be written into. */
const KNOWN = [
	...['brand', 'categoryReference', 'condition', 'discussionId', 'eventTypes', 'importId', 'indicators', 'invoiceId'],
	...[
		'language',
		'messageId',
		'necessity',
		'packageId',
		'parentReference',
		'paymentState',
		'productId',
		'reason',
		'reportId',
	],
	...['salesChannelId', 'senders', 'shippingCountry', 'state', 'states', 'status', 'storageCountry'],
	...['supplyMode', 'topic', 'typology'],
];

/** Fields filled from a list whose values are looked at for each item, with what the item is about. */
const CHECKED_WITH_THE_ITEM = ['orderLineIds', 'propertyReference', 'topic'];

/** As many as a sentence names. */
const DOZEN = 12;

interface Place {
	/** As "order.getAll.filters.status". */
	name: string;
	field: FormPart;
}

/** The fields of a form, also within collections and rows. */
function placesIn(fields: readonly FormPart[], within: string): Place[] {
	return fields
		.filter(({ type }) => type !== 'notice')
		.flatMap((field) => {
			const name = `${within}.${field.name}`;
			const options = (field.options ?? []) as Array<FormPart & { values?: FormPart[] }>;
			const inner = options.flatMap((option) => option.values ?? ('type' in option ? [option] : []));
			return [{ name, field }, ...placesIn(inner, name)];
		});
}

const places = [
	...resources.flatMap(({ value, operations }) =>
		operations.flatMap((operation) => placesIn(operation.fields, `${value}.${operation.value}`)),
	),
	...events.flatMap((event) => placesIn(fieldsOf(event), event.value)),
];

const isMenu = ({ field: { type } }: Place) => type === 'options' || type === 'multiOptions';
const methodOf = ({ typeOptions }: FormPart) => typeOptions?.loadOptionsMethod;

const menus = places.filter((place) => isMenu(place) && methodOf(place.field) === undefined);

const outcome = ({ check }: FormPart, label: string, value: unknown): unknown => {
	const result = check!(label).safeParse(value);
	return result.success ? result.data : result.error.issues[0].message;
};

/** Case does not count: the values of some menus begin with a small letter where the API's words do not. */
const plain = (text: unknown) => String(text).toLowerCase();

test.each(menus.map((place) => [place.name, place.field] as const))(
	'%s takes what its menu offers, in any letters, and refuses everything else, naming it',
	(_name, field) => {
		const values = (field.options as INodePropertyOptions[]).map(({ value }) => String(value));
		const label = labelOf(field);
		const given = (value: string) => (field.type === 'multiOptions' ? [value] : value);

		for (const value of values) {
			expect(plain(outcome(field, label, given(value)))).toBe(plain(value));
			expect(outcome(field, label, given(` ${value.toUpperCase()} `.trim()))).toEqual(
				outcome(field, label, given(value)),
			);
		}
		const sentence = outcome(field, label, given('no such value'));
		expect(sentence).toMatch(new RegExp(`^${label.replace(/[()]/g, '\\$&')} is "no such value", but it can only be `));
		for (const value of values.slice(0, DOZEN)) expect(plain(sentence)).toContain(plain(value));
		expect(String(outcome(field, label, { odd: true }))).toMatch(/ is an object|but it is an object/);
	},
);

test('several values may be written with commas', () => {
	const several = menus.filter(({ field }) => field.type === 'multiOptions');
	expect(several.length).toBeGreaterThan(4);
	for (const { field } of several) {
		const values = (field.options as INodePropertyOptions[]).map(({ value }) => String(value)).slice(0, 2);
		expect(outcome(field, 'X', ` ${values.join(' , ')},`)).toEqual(outcome(field, 'X', values));
		expect(outcome(field, 'X', [...values, ...values])).toEqual(outcome(field, 'X', values));
		expect(outcome(field, 'X', '')).toEqual([]);
		expect(outcome(field, 'X', `${values[0]}, lost`)).toMatch(/^X is "lost", but it can only be /);
	}
});

test('no field of known values is mere text', () => {
	const free = places.filter(({ field }) => field.type === 'string' && KNOWN.includes(field.name));
	expect(free.map(({ name }) => name)).toEqual([]);
	const there = new Set(places.map(({ field }) => field.name));
	expect(KNOWN.filter((name) => !there.has(name))).toEqual([]);
});

/** Names that the seller gives himself: there is no list of them to choose from. */
const NAMED_BY_THE_SELLER = ['sellerProductReference', 'variantGroupReference'];

test('no ID and no reference of what can be listed is mere text', () => {
	const named = places.filter(({ field }) => /(Id|Ids|Reference|References|skus)$/i.test(field.name));
	const open = named.filter(({ field: { type } }) => !['resourceLocator', 'options', 'multiOptions'].includes(type));
	expect([...new Set(open.map(({ field }) => field.name))].sort()).toEqual(NAMED_BY_THE_SELLER);
	expect(named.length).toBeGreaterThan(40);
});

test('what is chosen from a list of the marketplace is looked for in it, whoever wrote it', () => {
	const loaded = places.filter((place) => isMenu(place) && methodOf(place.field) !== undefined);
	const unchecked = loaded.filter(
		({ field }) =>
			field.settle === undefined && methodOf(field) !== 'getCountries' && !CHECKED_WITH_THE_ITEM.includes(field.name),
	);
	expect(loaded.length).toBeGreaterThan(5);
	expect(unchecked.map(({ name }) => name)).toEqual([]);
});

test('every list that a field names is there, and every list is used', () => {
	const methods = places.flatMap(({ field }) => methodOf(field) ?? []);
	const searches = places.flatMap(({ field }) =>
		(field.modes ?? []).flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
	);
	expect([...new Set(methods)].sort()).toEqual(Object.keys(loadOptions).sort());
	expect([...new Set(searches)].sort()).toEqual(Object.keys(listSearch).sort());
});

test('every list lets its user write what is not in it', () => {
	const locators = places.filter(({ field }) => field.type === 'resourceLocator');
	const closed = locators.filter(({ field }) => !field.modes?.some(({ type }) => type === 'string'));
	expect(closed.map(({ name }) => name)).toEqual([]);
});
