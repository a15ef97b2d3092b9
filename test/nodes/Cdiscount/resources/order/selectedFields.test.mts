import '../../../../engine/slept.mts';
import { order, ready, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';
import { watch } from '../../trigger/polls.mts';

afterEach(closeShops);

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

test('leave the trigger after its own columns', async () => {
	const shop = await openShop();
	const { orderId, lines } = waiting(shop, { lineCount: 2 });
	const fields = ['rowId', 'orderStatus'];

	const items = await watch(shop, 'orderToConfirm', { output: 'selected', fields }).poll();

	expect(items?.map((item) => Object.entries(item))).toEqual(
		lines.map(({ orderLineId }) => [
			['event', 'orderToConfirm'],
			['eventId', `orderToConfirm:${orderId}`],
			['reminder', false],
			['rowId', `${orderId}/${orderLineId}`],
			['orderStatus', 'WaitingAcceptance'],
		]),
	);
});

test.each([
	[[], EMPTY],
	[['colour'], 'Fields is "colour", but it can only be "'],
])('the trigger says what is wrong with %j before it asks anything', async (fields, sentence) => {
	const shop = await openShop();
	waiting(shop);

	const trigger = watch(shop, 'newOrder', { output: 'selected', fields });

	await expect(trigger.poll()).rejects.toThrow(sentence);
	expect(shop.asked()).toEqual([]);
});
