import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops, SELLER } from '../../../../engine/shop.mts';
import { gtin13 } from '../../../../../sandbox/seeds/catalogue.mts';
import { offerLine } from '../../../../../sandbox/seeds/seedOffers.mts';
import { lines, openMarket, sent, stock, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const changed = (options = {}) => update({ onlyChanged: true, ...options });

test('sends the difference, and nothing where there is none', async () => {
	const shop = await openMarket();
	const items = [
		{ sku: 'LAMPE-042', price: 29.99, quantity: 48 },
		{ sku: 'LAMPE-051', price: 34.9, quantity: 21 },
		{ sku: 'SUSP-010', price: 58.9, quantity: 15 },
		{ sku: 'SUSP-024', price: '42,50' },
		{ sku: 'NO-SUCH', price: 10 },
	];

	const { output, error } = await shop.engine.run(changed(), { items });

	expect(error).toBeUndefined();
	expect(output.map(({ json: { result, accepted } }) => [result, accepted])).toEqual([
		['unchanged', true],
		['accepted', true],
		['accepted', true],
		['unchanged', true],
		['rejected', false],
	]);
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	expect(lines(shop)).toEqual([
		{ sellerExternalReference: 'LAMPE-051', quantity: 21 },
		{ sellerExternalReference: 'SUSP-010', price: { price: 58.9 } },
		{ sellerExternalReference: 'NO-SUCH', price: { price: 10 } },
	]);
	expect(shop.asked().slice(0, 2)).toEqual(['GET /offers', 'POST /offer-packages']);
});

test('with nothing to send, nothing is written', async () => {
	const shop = await openMarket();

	const { output } = await shop.engine.run(changed(), { items: [{ sku: 'LAMPE-042', price: 29.99, quantity: 48 }] });

	expect(output).toMatchObject([{ json: { sku: 'LAMPE-042', result: 'unchanged', packageId: null } }]);
	expect(shop.asked()).toEqual(['GET /offers']);
	expect(secondsSlept()).toBe(0);
});

test('compares what would be sent: after safety stock and maximum', async () => {
	const shop = await openMarket();
	const items = [{ sku: 'LAMPE-042', quantity: 53 }];

	const { output } = await shop.engine.run(changed({ safetyStock: 5 }), { items });

	expect(output).toMatchObject([{ json: { result: 'unchanged' } }]);
});

test('compares the struck-through price, and sends the price as a whole', async () => {
	const shop = await openMarket();
	shop.sandbox.marketplace.offers.put(SELLER, {
		...offerLine({ sku: 'LAMPE-042', gtin: '3760123000017', price: 29.99, stock: 48 }),
		price: { ...offerLine({ sku: '', gtin: '', price: 29.99, stock: 0 }).price, originPrice: 39.99 },
	});
	const items = [{ sku: 'LAMPE-042', price: 29.99 }];

	const same = await shop.engine.run(changed({ originPrice: 39.99 }), { items });
	const other = await shop.engine.run(changed({ originPrice: 44.99 }), { items });

	expect(same.output).toMatchObject([{ json: { result: 'unchanged' } }]);
	expect(other.output).toMatchObject([{ json: { result: 'accepted' } }]);
	expect(lines(shop)).toEqual([{ sellerExternalReference: 'LAMPE-042', price: { price: 29.99, originPrice: 44.99 } }]);
});

test('what cannot be compared is always sent', async () => {
	const shop = await openMarket();
	const items = [{ sku: 'LAMPE-042', price: 29.99, quantity: 48 }];

	await shop.engine.run(changed({ preparationTime: 2 }), { items });
	await shop.engine.run(changed({ vat: 20, ecotax: 0.12, deaTax: 0 }), { items });

	expect(lines(shop)).toMatchObject([
		{ sellerExternalReference: 'LAMPE-042', preparationTime: 2 },
		{ sellerExternalReference: 'LAMPE-042', price: { price: 29.99, taxes: [{}, {}, {}] } },
	]);
	expect(lines(shop).every((line) => !('quantity' in line))).toBe(true);
});

test.each([
	{ items: 90, calls: 1, how: 'asked for by name' },
	{ items: 350, calls: 4, how: 'asked for by name, in lists' },
	{ items: 600, calls: 3, how: 'found among all, in pages of a thousand' },
])('$items rows are $how', async ({ items, calls }) => {
	const shop = await openMarket();
	const skus = stock(shop, 2500).slice(0, items);

	const { output } = await shop.engine.run(changed(), { items: skus.map((sku) => ({ sku, quantity: 5 })) });

	expect(output).toHaveLength(items);
	expect(output.every(({ json }) => json.result === 'unchanged')).toBe(true);
	expect(shop.asked()).toEqual(Array(calls).fill('GET /offers'));
});

test('a reference with a comma is found among all, for a comma parts names', async () => {
	const shop = await openMarket();
	shop.sandbox.marketplace.products.sheets.add({ gtin: gtin13('376900000099'), label: 'A' }, SELLER, 'A,B');
	shop.sandbox.marketplace.offers.put(
		SELLER,
		offerLine({ sku: 'A,B', gtin: gtin13('376900000099'), price: 20, stock: 5 }),
	);

	const { output } = await shop.engine.run(changed(), { items: [{ sku: 'A,B', quantity: 5 }] });

	expect(output).toMatchObject([{ json: { result: 'unchanged' } }]);
});

test('when the present offers cannot be read, nothing is sent', async () => {
	const shop = await openMarket();
	shop.sandbox.faults.add({ kind: '500', path: '/offers', count: 99 });

	const { output, error } = await shop.engine.run(changed(), { items: [{ sku: 'LAMPE-042', quantity: 5 }] });

	expect(error?.message).toBe('The marketplace is not working at the moment (it answered 500).');
	expect(output).toEqual([]);
	expect(shop.writes()).toEqual([]);
	expect(sent(shop)).toEqual([]);
});

test('a run that was done before sends nothing the second time', async () => {
	const shop = await openMarket();
	const items = [{ sku: 'LAMPE-042', price: 27.9, quantity: 5 }];

	const first = await shop.engine.run(changed(), { items });
	const second = await shop.engine.run(changed(), { items });

	expect([first, second].map(({ output }) => output[0].json.result)).toEqual(['accepted', 'unchanged']);
	expect(sent(shop)).toEqual(['open', 'upload 1', 'close']);
});
