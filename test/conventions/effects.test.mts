import '../engine/slept.mts';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { Cdiscount } from '../../nodes/Cdiscount/Cdiscount.node.ts';
import type { Effect, Operation } from '../../nodes/Cdiscount/core/operation.ts';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { closeShops } from '../engine/shop.mts';
import { openFullShop, succeed } from '../samples/sampleInputs.mts';
import { namesShown } from './readBy.mts';

/**
 * What every operation does to the world, and with which one a new node of the resource begins. A start never changes: n8n leaves
 * out of a saved workflow what is the default.
 */
const EFFECTS: Record<string, Record<'start' | Effect, string>> = {
	finance: {
		start: 'getAllOperations',
		read: 'countOperations, countPayments, downloadInvoice, downloadReport, getInvoiceLines, getAllOperations, getAllPayments, getReports',
		change: '',
		irreversible: '',
	},
	fulfilment: {
		start: 'getInboundShipments',
		read: 'countInboundShipments, countOutboundShipments, countReturns, getInboundShipments, getOutboundShipments, getReturns, getStocks',
		change: '',
		irreversible: '',
	},
	invoice: {
		start: 'getAllImports',
		read: 'getDocuments, getImport, getAllImports',
		change: '',
		irreversible: 'upload, uploadMany',
	},
	message: {
		start: 'getAllDiscussions',
		read: 'countDiscussions, getAttachments, getDiscussion, getAllDiscussions',
		change: 'closeDiscussion, markAsRead, reopenDiscussion',
		irreversible: 'reply, startDiscussion',
	},
	offer: {
		start: 'getAll',
		read: 'get, getAll, getPackages, getPackageResults',
		change: 'update',
		irreversible: 'createOrReplace, delete',
	},
	order: {
		start: 'getAll',
		read: 'count, get, getAll',
		change: '',
		irreversible: 'cancel, confirm, refuse, ship',
	},
	product: {
		start: 'getAll',
		read: 'count, findByGtin, getCategoryProperties, getReport, getAll, getBrands, getCategories',
		change: '',
		irreversible: 'create',
	},
	refund: {
		start: 'getGestures',
		read: 'getGestures, getCancellations, getReasons, getAvailableAmount',
		change: '',
		irreversible: 'giveGesture, refundLines, refundOrder',
	},
	seller: {
		start: 'getAddresses',
		read: 'getAddresses, getCarriers, getDeliveryModes, getIndicators, getProfile, getSubscriptions',
		change: '',
		irreversible: '',
	},
};

const EFFECT_NAMES: Effect[] = ['read', 'change', 'irreversible'];

const ENDS: Record<Effect, { menu: RegExp; tool: RegExp }> = {
	read: { menu: /\. Changes nothing\.$/, tool: /\. Changes nothing\.$/ },
	change: {
		menu: /\. Changes the shop; what it changes can be set right afterwards\.$/,
		tool: /\. Changes the shop; what it changes can be set right afterwards\.$/,
	},
	irreversible: {
		menu: /\. It cannot be taken back: [a-z][^.]+\.$/,
		tool: /\. It cannot be taken back: [a-z][^.]+\. Do it only when it was clearly asked for; otherwise ask first\.$/,
	},
};

const { properties } = new Cdiscount().description;
const operations = resources.flatMap(({ value, operations: all }) =>
	all.map((operation) => [`${value}: ${operation.value}`, value, operation] as const),
);

/** The properties of a name that are shown for an operation. */
const shownFor = (resource: string, { value }: Operation, is: (property: INodeProperties) => boolean) =>
	properties.filter(
		(property) =>
			is(property) &&
			property.displayOptions?.show?.resource?.includes(resource) &&
			property.displayOptions.show.operation?.includes(value),
	);

const menuOf = (resource: string) =>
	properties.find(
		({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(resource),
	)!;

afterEach(closeShops);

test('the table says what every operation does to the world', () => {
	const having = (all: Operation[], effect: Effect) =>
		all.flatMap((one) => (one.effect === effect ? [one.value] : [])).join(', ');
	const found = resources.map(({ value, operations: all }) => {
		const start = menuOf(value).default;
		const [read, change, irreversible] = EFFECT_NAMES.map((effect) => having(all, effect));
		return [value, { start, read, change, irreversible }];
	});
	expect(Object.fromEntries(found)).toEqual(EFFECTS);
});

test.each(operations)('%s sends a change exactly where it says so', async (_name, resource, operation) => {
	const shop = await openFullShop();

	const { error, errors } = await succeed(shop, resource, operation);

	expect([error?.message, errors]).toEqual([undefined, []]);
	expect(shop.asked().length).toBeGreaterThan(0);
	if (operation.effect === 'read') expect(shop.writes()).toEqual([]);
	else expect(shop.writes().length).toBeGreaterThan(0);
});

describe.each(resources.map(({ value }) => value))('a new node of the resource %s', (resource) => {
	test('begins with an operation that reads', () => {
		expect(EFFECTS[resource].read.split(', ')).toContain(EFFECTS[resource].start);
	});

	test.each([false, true])('reads when it is run as it is (tool: %s)', async (isTool) => {
		const shop = await openFullShop();

		const { output, error } = await shop.engine.run({ resource }, { isTool });

		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.error).filter(Boolean)).toEqual([]);
		expect(shop.asked().filter((call) => !call.startsWith('GET '))).toEqual([]);
		expect(shop.asked().length).toBeGreaterThan(0);
	});
});

test.each([false, true])('a node in which nothing is chosen lists orders (tool: %s)', async (isTool) => {
	const shop = await openFullShop();

	const { output, error } = await shop.engine.run({}, { isTool });

	expect(error).toBeUndefined();
	expect(output[0].json).toMatchObject({ orderId: expect.any(String), status: expect.any(String) });
	expect(new Set(shop.asked())).toEqual(new Set(['GET /orders']));
});

describe.each(operations)('%s', (_name, resource, operation) => {
	const { effect } = operation;

	test('has one notice where it cannot be taken back, and none elsewhere', () => {
		const notices = shownFor(resource, operation, ({ type, name }) => type === 'notice' && name !== 'headersNotice');
		const words = /^This cannot be taken back: [a-z][^.]+\. Try it with the option Dry Run first\.$/;
		expect(notices.map(({ name, displayName }) => [name, words.test(displayName)])).toEqual(
			effect === 'irreversible' ? [['irreversibleNotice', true]] : [],
		);
		const [first] = shownFor(resource, operation, ({ name }) => name !== 'toolDescription');
		if (effect === 'irreversible') expect(first).toBe(notices[0]);
	});

	test('tells people and agents at the end what it does to the shop, in one wording', () => {
		const option = (menuOf(resource).options as INodePropertyOptions[]).find(({ value }) => value === operation.value);
		const [tool] = shownFor(resource, operation, ({ name }) => name === 'toolDescription');
		expect(option?.description).toMatch(ENDS[effect].menu);
		expect(tool.default).toMatch(ENDS[effect].tool);
		expect(operation.description).not.toMatch(/taken back|be undone|irreversible|[Cc]hanges nothing\.|for good/);
	});

	test('can be rehearsed where it changes something, and only there', () => {
		expect(namesShown(operation.fields).includes('options.dryRun')).toBe(effect !== 'read');
		expect(operation.warning !== undefined).toBe(effect === 'irreversible');
	});
});
