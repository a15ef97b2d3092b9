import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { finance, openWithMoney, sell } from './money.mts';

afterEach(closeShops);

const get = (filters = {}, parameters = {}) => finance('getAllOperations', { filters, returnAll: true, ...parameters });
const references = (output: Array<{ json: { orderReference?: unknown } }>) =>
	output.map(({ json }) => json.orderReference);

test('lists what happened to the money, a row for each operation', async () => {
	const shop = await openWithMoney();
	const { output, error } = await shop.engine.run(get());

	expect(error).toBeUndefined();
	expect(references(output)).toEqual(['REF-A', 'REF-B', 'REF-C']);
	expect(output[0]).toEqual({
		json: {
			operationReference: expect.any(String),
			orderReference: 'REF-A',
			eventType: 'Sale',
			paymentState: 'Paid',
			sale: expect.any(Number),
			commission: expect.any(Number),
			refund: null,
			currencyCode: 'EUR',
			payableAt: '2026-09-11T00:00:00Z',
			paidAt: '2026-09-11T00:00:00Z',
			salesChannelId: 'CDISFR',
		},
		pairedItem: { item: 0 },
	});
	expect(Number(output[0].json.commission)).toBeLessThan(0);
});

test('gives them raw, and reads page after page', async () => {
	const shop = await openWithMoney();
	for (let index = 0; index < 150; index++) sell(shop, '2026-09-02T08:00:00Z');
	const { output } = await shop.engine.run(get({}, { simplify: false }));

	expect(output).toHaveLength(153);
	expect(output[0].json).toMatchObject({ sale: { amount: expect.any(Number), vat: expect.any(Number) } });
	expect(shop.asked()).toEqual(Array(2).fill('GET /operations'));
});

test.each([
	['order', { orderReference: 'REF-B' }, ['REF-B']],
	['day of payment', { paidAtMin: '2026-09-12T00:00:00Z' }, ['REF-B', 'REF-C']],
	['state of payment', { paymentState: ['Estimated'] }, ['REF-B', 'REF-C']],
	['kind', { eventTypes: 'Refund, Commission' }, []],
	['channel', { salesChannelId: 'SCID01' }, ['REF-C']],
	['channel in other letters', { salesChannelId: ' cdisfr' }, ['REF-A', 'REF-B']],
	['kind in other letters', { eventTypes: '={{ " sale,logistic fee" }}' }, ['REF-A', 'REF-B', 'REF-C']],
])('filters by %s', async (_what, filters, found) => {
	const shop = await openWithMoney();
	const { output, error } = await shop.engine.run(get(filters));

	expect(error).toBeUndefined();
	expect(references(output)).toEqual(found);
});

test('filters what comes, should the API not know the names of the filters', async () => {
	const shop = await openShop();
	const items = [
		{ eventType: 'Sale', paymentState: 'Paid', sale: { gross: 12 } },
		{ eventType: 'Sale', paymentState: 'Paid', sale: { gross: 12, tax: 2 } },
		{ eventType: 'Refund', paymentState: 'Paid' },
		{ paymentState: 'Paid' },
		{ eventType: 'Sale', paymentState: 'Blocked' },
	];
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/operations/)
		.reply(200, { itemsPerPage: 5, items });

	const { output } = await shop.engine.run(get({ eventTypes: ['Sale'], paymentState: ['Paid'] }));

	expect(output.map(({ json }) => [json.eventType, json.sale])).toEqual([
		['Sale', 12],
		['Sale', null],
		[null, null],
	]);
});

test('an amount that is missing or cannot be read is empty, and no VAT or rate stands in its place', async () => {
	const shop = await openShop();
	const items = [
		{ sale: { amount: {}, vat: 8.32 }, commission: { amount: 'much', gross: 7.49 }, refund: { vat: 1.5 } },
		{ sale: { amount: null, rate: 15 }, commission: { amount: '-7.49', vat: -1.25 }, refund: { gross: 12, vat: 2 } },
	];
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/operations/)
		.reply(200, { itemsPerPage: 2, items });

	const { output } = await shop.engine.run(get());

	expect(output.map(({ json }) => [json.sale, json.commission, json.refund])).toEqual([
		[null, null, null],
		[null, -7.49, 12],
	]);
});

test('stops at the limit', async () => {
	const shop = await openWithMoney();
	const { output } = await shop.engine.run(get({}, { returnAll: false, limit: 2 }));
	expect(output).toHaveLength(2);
});

test.each([
	[
		{ paymentState: '={{ "Lost" }}' },
		'Payment States is "Lost", but it can only be "NotPayable", "Estimated", "Paid", "Blocked", "InProcess".',
		[],
	],
	[
		{ eventTypes: 'Sale, Vente' },
		'Event Types is "Vente", but it can only be "Sale", "Commission", "Refund", "Subscription", "LogisticFee".',
		[],
	],
	[
		{ salesChannelId: 'cdiscount.com' },
		'Sales Channel is "cdiscount.com", but it can only be "CDISFR", "SCID01".',
		['GET /sellers/subscriptions'],
	],
])('refuses %j, naming what there is', async (filters, sentence, asked) => {
	const shop = await openWithMoney();
	const { error, output } = await shop.engine.run(get(filters), { items: [{}, {}] });

	expect(error?.message).toContain(sentence);
	expect(output).toEqual([]);
	expect(shop.asked()).toEqual(asked);
});

test('asks nothing for what is no date', async () => {
	const shop = await openShop();
	const { error } = await shop.engine.run(get({ paidAtMax: 'soon' }));

	expect(error?.message).toBe('Paid Before is "soon", which is not a date. Use for example 2026-11-21T08:00:00Z.');
	expect(shop.asked()).toEqual([]);
});
