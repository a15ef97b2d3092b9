import '../../../../engine/slept.mts';
import { order, ready, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';
import { closeProxies, oddly } from '../../../../engine/throughProxy.mts';
import { watch } from '../../trigger/polls.mts';

afterEach(closeShops);
afterEach(closeProxies);

const selected = (fields: unknown, more = {}) => order('getAll', { output: 'selected', fields, ...more } as never);

test('of orders make one row per order, in the order that was chosen', async () => {
	const shop = await openShop();
	const placed = ready(shop, { business: true, lineCount: 2, status: 'WaitingAcceptance' });

	const fields = ['orderTotal', 'billingCompany', 'orderId', 'sellerId', 'businessOrder'];
	const { output, error } = await shop.engine.run(selected(fields));

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => Object.entries(json))).toEqual([
		[
			['total', placed.totalPrice.sellingPrice],
			['billingCompany', placed.billingAddress.companyName],
			['orderId', placed.orderId],
			['sellerId', SELLER],
			['businessOrder', true],
		],
	]);
});

test('with one of lines make one row per line, where the order’s have names of their own', async () => {
	const shop = await openShop();
	const { orderId, totalPrice, ...placed } = ready(shop, { lineCount: 3 });

	const { output } = await shop.engine.run(selected(['orderId', 'orderTotal', 'lineTotal', 'sku']));

	expect(output.map(({ json }) => json)).toEqual(
		placed.lines.map(({ totalPrice: { sellingPrice: total }, offer: { sellerProductId: sku } }) => ({
			orderId,
			orderTotal: totalPrice.sellingPrice,
			total,
			sku,
		})),
	);
});

test.each([
	['a list', '={{ ["orderId", "sku"] }}'],
	['a text with commas', '={{ "orderId, SKU" }}'],
	['what an agent writes', 'orderId,sku'],
])('come from an expression as %s', async (_how, fields) => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { lineCount: 1 });

	const { output, error } = await shop.engine.run(selected(fields), { isTool: true });

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json)).toEqual([{ orderId, sku: lines[0].offer.sellerProductId }]);
});

test.each([
	['twice and in any case', ['ORDERID', 'orderId', ' Order ID ', 'Sku'], ['orderId', 'sku']],
	['with empty ones between', 'orderId, ,sku,,', ['orderId', 'sku']],
	['as the JSON of a list', '["orderId","sku"]', undefined],
	['as a word of every object', ['constructor'], undefined],
	['as another one', ['__proto__', 'toString'], undefined],
	['as a number', '={{ 5 }}', undefined],
	['as an object', '={{ {orderId: true} }}', undefined],
	['as a list in a list', '={{ [["orderId"]] }}', undefined],
	['as a switch', '={{ true }}', undefined],
])('that are given %s are columns or refused', async (_how, fields, columns) => {
	const shop = await openShop();
	ready(shop, { lineCount: 1 });

	const { output, error } = await shop.engine.run(selected(fields));

	if (columns === undefined) {
		expect(error?.message).toMatch(/^Fields (is|must be|"|\[)/);
		expect(shop.asked()).toEqual([]);
	} else expect(output.map(({ json }) => Object.keys(json))).toEqual([columns]);
});

test('come from an expression for each item', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop, { lineCount: 1 });
	const items = [{ f: 'orderId' }, { f: ['sku'] }, { f: '' }];

	const { output, errors } = await shop.engine.run(selected('={{ $json.f }}'), {
		items,
		onError: 'continueErrorOutput',
	});

	expect(output).toMatchObject([
		{ json: { orderId }, pairedItem: { item: 0 } },
		{ json: { sku: expect.any(String) }, pairedItem: { item: 1 } },
	]);
	expect(errors).toMatchObject([{ json: { error: expect.stringContaining(EMPTY) }, pairedItem: { item: 2 } }]);
});

const EMPTY = 'Fields is empty. Choose at least one column, or another output.';
test.each<[string, unknown, string]>([
	['none is chosen', [], EMPTY],
	['an expression gives nothing', '={{ $json.nothing }}', EMPTY],
	['an expression gives an empty list', '={{ [] }}', EMPTY],
	[
		'one is not known',
		'={{ ["orderId", "colour"] }}',
		expect.stringMatching(/^Fields is "colour", but it can only be ("\w+", ){11}"\w+" and \d+ others\.$/),
	],
])('where %s, say so and ask nothing', async (_when, fields, sentence) => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	for (const parameters of [selected(fields), { ...selected(fields), operation: 'get', orderId }]) {
		const { output, error } = await shop.engine.run(parameters as never);
		expect(error?.message).toEqual(sentence);
		expect(output).toEqual([]);
	}
	expect(shop.asked()).toEqual([]);
});

test('leave the trigger before its own columns', async () => {
	const shop = await openShop();
	const { orderId, lines } = waiting(shop, { lineCount: 2 });
	const fields = ['rowId', 'orderStatus'];

	const items = await watch(shop, 'orderToConfirm', { output: 'selected', fields }).poll();

	expect(items?.map((item) => Object.entries(item))).toEqual(
		lines.map(({ orderLineId }) => [
			['rowId', `${orderId}/${orderLineId}`],
			['orderStatus', 'WaitingAcceptance'],
			['event', 'orderToConfirm'],
			['eventId', `orderToConfirm:${orderId}`],
			['reminder', false],
		]),
	);
});

const EVENTS = ['cancellationRequested', 'newOrder', 'orderStatusChanged', 'orderToConfirm', 'orderToShip'];

test.each(EVENTS)('%s says what is wrong with them before it asks anything', async (event) => {
	const shop = await openShop();
	waiting(shop);

	for (const [fields, sentence] of [
		[[], EMPTY],
		[['colour'], 'Fields is "colour", but it can only be "'],
	] as const) {
		const trigger = watch(shop, event, { output: 'selected', fields: [...fields] });
		await expect(trigger.poll()).rejects.toThrow(sentence);
	}
	expect(shop.asked()).toEqual([]);
});

test('hold for a channel with another currency, and for lines that go to two places', async () => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { lines: [{ price: 20, shippingCost: 0, quantity: 1 }, {}] });
	const { engine, change } = await oddly(shop);
	const other = { ...lines[0].shippingAddress, firstName: 'Awa', addressLine1: '3 rue du Port' };
	change('/orders', (given: { lines: object[] }) => ({
		...given,
		salesChannel: { id: 'DKCHAN', name: 'Denmark' },
		currencyCode: 'DKK',
		lines: given.lines.map((one, index) => ({
			...one,
			...(index === 0 && { sellingPrice: { unitSalesPrice: 149, shippingCost: 1 }, shippingAddress: other }),
		})),
	}));

	const fields = 'salesChannel, currency, shipTo, shipToName, lineTotal, offerTotal, netOfCommission';
	const { output } = await engine.run(selected(fields));

	expect(output[0].json).toMatchObject({
		salesChannel: 'Denmark',
		currency: 'DKK',
		shipTo: expect.stringMatching(/^Awa .*, 3 rue du Port, [^|]* \| [^|]+$/),
		shipToName: `Awa ${lines[0].shippingAddress!.lastName}`,
		total: 150,
		offerTotal: 20,
		netOfCommission: null,
	});
	expect(output[1].json).toMatchObject({ netOfCommission: expect.any(Number) });
	const whole = await engine.run(selected('orderId, netOfCommission'));
	expect(whole.output.map(({ json }) => json)).toEqual([{ orderId, netOfCommission: null }]);
});
