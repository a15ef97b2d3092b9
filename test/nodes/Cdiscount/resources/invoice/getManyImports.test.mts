import { closeShops, SELLER, type Shop } from '../../../../engine/shop.mts';
import { invoice, PDF, quickShop } from './invoices.mts';

afterEach(closeShops);

const getMany = (parameters = {}) => invoice('getAllImports', parameters);

/** Begins imports; returns their ids, the newest first, as the marketplace lists them. */
const begin = (shop: Shop, count: number, sellerId = SELLER) =>
	Array.from(
		{ length: count },
		() => shop.sandbox.marketplace.invoices.upload(sellerId, [{ name: 'A.pdf', content: Buffer.from(PDF) }]).importId,
	).reverse();

test('gives all imports of the seller, page after page, each once', async () => {
	const shop = await quickShop();
	begin(shop, 2, '98980');
	const ids = begin(shop, 205);

	const { output, error } = await shop.engine.run(getMany({ returnAll: true }));

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.importId)).toEqual(ids);
	expect(shop.asked()).toEqual(Array(3).fill('GET /order-invoice-imports'));
});

test.each([
	[{ limit: 3 }, 3, 1],
	[{ limit: 101 }, 101, 2],
	[{}, 50, 1],
])('with %j gives %i in %i calls', async (parameters, count, calls) => {
	const shop = await quickShop();
	const ids = begin(shop, 120);

	const { output } = await shop.engine.run(getMany(parameters));

	expect(output.map(({ json }) => json.importId)).toEqual(ids.slice(0, count));
	expect(shop.asked()).toHaveLength(calls);
});

test('simplified, or as the API gave them; nothing where there are none', async () => {
	const shop = await quickShop();
	const none = await shop.engine.run(getMany());
	const [importId] = begin(shop, 1);

	const simple = await shop.engine.run(getMany());
	const raw = await shop.engine.run(getMany({ simplify: false }));

	expect([none.output, none.error]).toEqual([[], undefined]);
	expect(simple.output[0].json).toMatchObject({
		importId,
		isFinished: true,
		fileCount: 1,
		failed: 1,
		failures: 'A: Order not found',
	});
	expect(raw.output[0].json).toEqual(shop.sandbox.marketplace.invoices.one(importId, SELLER));
});

test('a limit of zero is refused by us; what the marketplace refuses fails alone', async () => {
	const shop = await quickShop();

	const { error } = await shop.engine.run(getMany({ limit: 0 }));
	expect(error?.message).toBe('Limit is 0, but it must be a whole number from 1 to 1000000.');
	expect(shop.asked()).toEqual([]);

	begin(shop, 1);
	shop.sandbox.faults.add({ kind: 'unauthorized', count: 2 });
	const { output, errors } = await shop.engine.run(getMany(), { items: [{}, {}], onError: 'continueErrorOutput' });
	expect(errors).toMatchObject([{ pairedItem: { item: 0 } }]);
	expect(output).toMatchObject([{ pairedItem: { item: 1 } }]);
});
