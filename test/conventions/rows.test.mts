import '../engine/slept.mts';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { events } from '../../nodes/Cdiscount/resources/events.ts';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { closeShops, SELLER } from '../engine/shop.mts';
import { openFullShop, succeed } from '../samples/sampleInputs.mts';

/**
 * What leaves the node, as it stands in n8n's Table view: a row. What Simplify makes of things is one everywhere, and so is what has no
 * Simplify.
 */

/** The most columns that a person takes in. */
const MOST_COLUMNS = 12;

/** What the trigger adds to every row; it does not count. */
const TRIGGER_COLUMNS = ['event', 'eventId', 'reminder', 'sellerId'];

/** What may have more columns, and why. */
const WIDER: Record<string, { columns: number; because: string }> = {
	orderStatusChanged: { columns: 13, because: 'an order, with the status before' },
	cancellationRequested: { columns: 14, because: 'an order, with the lines that were asked for and who asks' },
};

/** What is no text or number all the same. */
const NESTED: Record<string, { column: string; because: string }> = {
	'order.ship': { column: 'parcels', because: 'what was declared is given back as it was, parcel by parcel' },
};

/** Choices that change the shape of what leaves, beside the usual ones. */
const VARIANTS: Record<string, INodeParameters[]> = {
	'message.getAllDiscussions': [{ output: 'message' }, { includeMessages: 'first' }, { includeMessages: 'none' }],
	'message.getDiscussion': [{ output: 'message' }],
	'offer.get': [{ competingOffers: true }],
	'offer.getAll': [{ competingOffers: true }],
	'order.get': [{ output: 'selected', fields: ['orderId', 'shipTo', 'billingCity'] }],
	'order.getAll': [{ output: 'selected', fields: ['rowId', 'sku', 'orderTotal', 'lineTotal'] }],
	'refund.getReasons': [{ purpose: 'gesture' }],
};

const operations = resources.flatMap(({ value, operations: all }) =>
	all.flatMap((operation) => {
		const name = `${value}.${operation.value}`;
		return [{}, ...(VARIANTS[name] ?? [])].map((more) => [name, more, value, operation] as const);
	}),
);

const CAMEL_CASE = /^[a-z]+(?:[A-Z][a-z]*|\d+[A-Z]?)*$/;
const DATE = /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/;
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;

/** Everything by which these items are no rows of one table. */
function faultsOf(name: string, items: IDataObject[]): string[] {
	const [first] = items;
	const columns = Object.keys(first);
	const counted = columns.filter((column) => !TRIGGER_COLUMNS.includes(column));
	const most = WIDER[name]?.columns ?? MOST_COLUMNS;
	const wide = counted.length > most ? [`${counted.length} columns: ${counted.join(', ')}`] : [];
	const other = items.find((item) => Object.keys(item).join() !== columns.join());
	const shape = other === undefined ? [] : [`columns differ: ${columns.join()} and ${Object.keys(other).join()}`];
	const named = columns.filter((column) => !CAMEL_CASE.test(column)).map((column) => `${column} is not camelCase`);
	const mixed = columns.filter((column) => kindsIn(items, column).size > 1).map((column) => `${column} has two types`);
	const cells = items.flatMap((item) =>
		Object.entries(item).flatMap(([column, value]) =>
			NESTED[name]?.column === column ? [] : cellFault(column, value),
		),
	);
	return [...wide, ...shape, ...named, ...mixed, ...new Set(cells)];
}

const kindsIn = (items: IDataObject[], column: string) =>
	new Set(items.flatMap(({ [column]: value }) => (value === null || value === undefined ? [] : [typeof value])));

function cellFault(column: string, value: unknown): string[] {
	if (value !== null && !['string', 'number', 'boolean'].includes(typeof value))
		return [`${column} is ${value === undefined ? 'missing' : 'nested'}`];
	if (typeof value !== 'string' || !DATE.test(value)) return [];
	if (!UTC.test(value)) return [`${column} is no time in UTC: ${value}`];
	return /(?:At|By)$/.test(column) ? [] : [`${column} is a time, and its name does not end in At or By`];
}

afterEach(closeShops);

test('what is other than the rest exists, and says why', () => {
	const known = [...operations.map(([name]) => name), ...events.map(({ value }) => value)];
	const exceptions = { ...WIDER, ...NESTED };
	expect(Object.keys(exceptions).filter((name) => !known.includes(name) || exceptions[name].because === '')).toEqual(
		[],
	);
});

test.each(operations)('%s %j leaves as rows', async (name, more, resource, operation) => {
	const shop = await openFullShop();

	const { output, errors, error } = await succeed(shop, resource, operation, more);

	expect([error?.message, errors]).toEqual([undefined, []]);
	expect(output.length).toBeGreaterThan(0);
	expect(
		faultsOf(
			name,
			output.map(({ json }) => json),
		),
	).toEqual([]);
});

test.each(events.map(({ value }) => value))('the event %s leaves as rows', async (event) => {
	const shop = await openFullShop();
	shop.sandbox.marketplace.offers.packages.open(SELLER, 'CDISFR', { packageType: 'Upsert' });
	const indicators = ['orderAcceptation', 'orderClaims'];

	const trigger = shop.engine.trigger({ event, indicators }, { mode: 'manual', activation: 'manual' });
	const items = (await trigger.poll()) ?? [];

	expect(items.length).toBeGreaterThan(0);
	expect(faultsOf(event, items)).toEqual([]);
});
