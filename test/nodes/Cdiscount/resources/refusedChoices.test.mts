import '../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { closeProxies, oddly } from '../../../engine/throughProxy.mts';
import { ready } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';
import { refund, sold } from './refund/refunds.mts';

afterEach(closeShops);
afterEach(closeProxies);

const ORDER_STATUSES =
	'"Processing", "WaitingAcceptance", "Accepted", "Refused", "InPreparation", "Shipped", "Delivered", "Cancelled", "Rejected"';
const EVENT_TYPES = '"Sale", "Commission", "Refund", "Subscription", "LogisticFee"';
const SUBSCRIPTIONS = ['GET /sellers/subscriptions'];
const TYPOLOGIES = Array<string>(3).fill('GET /typologies');

test.each<[operation: string, filters: object, sentence: string, asked: string[]]>([
	[
		'finance.getAllOperations',
		{ eventTypes: ['Vente'] },
		`Event Types is "Vente", but it can only be ${EVENT_TYPES}.`,
		[],
	],
	['order.getAll', { status: 'expédié' }, `Statuses is "expédié", but it can only be ${ORDER_STATUSES}.`, []],
	['order.count', { status: 'Shipped,sent' }, `Statuses is "sent", but it can only be ${ORDER_STATUSES}.`, []],
	[
		'fulfilment.getOutboundShipments',
		{ state: 'expédié' },
		'State is "expédié", but it can only be "Created", "Accepted", "InPreparation", "Shipped", "Valid".',
		[],
	],
	[
		'fulfilment.getStocks',
		{ storageCountry: 'España' },
		'Storage Country is "España", but it is written in two letters. Enter ES.',
		[],
	],
	[
		'order.getAll',
		{ shippingCountry: 'Frankia' },
		'Shipping Country is "Frankia", which is no country. Enter its two letters, for example FR.',
		[],
	],
	[
		'order.count',
		{ salesChannelId: 'cdiscount.com' },
		'Sales Channel is "cdiscount.com", but it can only be "CDISFR".',
		SUBSCRIPTIONS,
	],
	[
		'message.getAllDiscussions',
		{ salesChannel: 'Cdiscount' },
		'Sales Channel is "Cdiscount", but it can only be "CDISFR".',
		SUBSCRIPTIONS,
	],
	[
		'message.countDiscussions',
		{ salesChannel: 'FR' },
		'Sales Channel is "FR", but it can only be "CDISFR".',
		SUBSCRIPTIONS,
	],
	[
		'finance.getAllOperations',
		{ salesChannelId: 'CDISES' },
		'Sales Channel is "CDISES", but it can only be "CDISFR".',
		SUBSCRIPTIONS,
	],
	[
		'message.getAllDiscussions',
		{ topic: 'livraison' },
		'Topic is "livraison", but it can only be "missingItemInProduct", ',
		TYPOLOGIES,
	],
	[
		'offer.getPackages',
		{ state: 'fini' },
		'State is "fini", but it can only be "WaitingForCompletion", "Ready", "IntegrationPending", "Integrated", "Rejected".',
		[],
	],
	['product.getAll', { categoryReference: 'lampes' }, 'There is no category "lampes".', ['GET /categories/lampes']],
	[
		'refund.getGestures',
		{ status: 'accordé' },
		'Status is "accordé", but it can only be "Accepted", "Pending", "Refused".',
		['GET /order-commercial-gesture-requests'],
	],
])(
	'%s with %j says what there is, for all items at once, and asks for nothing else',
	async (name, filters, sentence, asked) => {
		const shop = await openShop();
		const [resource, operation] = name.split('.');
		const parameters = { resource, operation, filters } as unknown as INodeParameters;

		const { output, error } = await shop.engine.run(parameters, { items: [{}, {}, {}] });

		expect(output).toEqual([]);
		expect(error?.message).toContain(sentence);
		expect(shop.asked()).toEqual(asked);
	},
);

test.each([
	['order.getAll', { status: ' shipped,in preparation' }, 2],
	['order.getAll', { status: 'Shípped' }, 1],
	['order.getAll', { salesChannelId: 'cdisfr', shippingCountry: 'fr' }, 2],
	['order.getAll', { supplyMode: 'seller' }, 2],
])('%s with %j understands what differs in case, accents or blanks', async (name, filters, found) => {
	const shop = await openShop();
	ready(shop, { status: 'Shipped', countryCode: 'FR' });
	ready(shop, { countryCode: 'FR' });
	const [resource, operation] = name.split('.');

	const { output, error } = await shop.engine.run({ resource, operation, filters } as unknown as INodeParameters);

	expect(error).toBeUndefined();
	expect(output).toHaveLength(found);
	expect(shop.asked()).toEqual(['GET /orders']);
});

test('a topic of a sample is not looked up; one of the channel is, and its code is sent as the channel has it', async () => {
	const shop = await openShop();
	const get = async (topic: string) =>
		await shop.engine.run({ resource: 'message', operation: 'getAllDiscussions', filters: { topic } });

	await get('OrderNotShipped');
	const { error } = await get('Broken Product');

	expect(error).toBeUndefined();
	expect(shop.asked()).toEqual(['GET /discussions', ...TYPOLOGIES, 'GET /discussions']);
	const [first, second] = shop.sandbox.calls.find({ path: '/discussions' });
	expect(first.path).toContain('subTypologyCode=orderNotShipped');
	expect(second.path).toContain('subTypologyCode=broken-product');
});

test('a channel that lists no topics does not get in the way', async () => {
	const shop = await openShop();
	shop.sandbox.faults.set([{ kind: '404', path: '/typologies' }]);

	const { error } = await shop.engine.run({
		resource: 'message',
		operation: 'getAllDiscussions',
		filters: { topic: 'livraison' },
	});

	expect(error).toBeUndefined();
	expect(shop.asked().at(-1)).toBe('GET /discussions');
});

test('a state in which a partial refund of the shop is counts as known, whatever it is called', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	await shop.engine.run(refund('giveGesture', { orderId, amount: 4, reason: 'LateDelivery' }));
	const { engine, change } = await oddly(shop);
	change('/order-commercial-gesture-requests', (given: object) => ({ ...given, status: 'UnderReview' }));
	const get = async (status: string) => await engine.run(refund('getGestures', { filters: { status } }));

	const { error: unknown } = await get('open');
	const { error: seen } = await get('under review');
	const { error: usual } = await get('pending');

	expect(unknown?.message).toBe(
		'Status is "open", but it can only be "Accepted", "Pending", "Refused", "UnderReview".',
	);
	// the simulator does not know it, but it was asked for
	expect(seen?.message).toBe("Cdiscount refused this: The value 'UnderReview' is not valid.");
	expect(usual).toBeUndefined();
});

test('the items that are right go on', async () => {
	const shop = await openShop();
	ready(shop);
	const parameters = { resource: 'order', operation: 'count', filters: { salesChannelId: '={{ $json.channel }}' } };

	const { output, errors } = await shop.engine.run(parameters, {
		items: [{ channel: 'CDISFR' }, { channel: 'Amazon' }, { channel: '' }],
		onError: 'continueErrorOutput',
	});

	expect(output).toMatchObject([{ json: { count: 1 } }, { json: { count: 1 } }]);
	expect(errors).toMatchObject([{ json: { error: 'Sales Channel is "Amazon", but it can only be "CDISFR".' } }]);
	expect(shop.asked()).toEqual(['GET /sellers/subscriptions', 'GET /orders/count', 'GET /orders/count']);
});
