import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops, SELLER } from '../../../../engine/shop.mts';
import { lines, openMarket, remove, sent } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const ITEMS = [{ sku: 'LAMPE-042' }, { sku: 'LAMPE-051' }];

test('deletes offers, with nothing but their references', async () => {
	const shop = await openMarket();
	const before = shop.sandbox.marketplace.offers.count(SELLER);

	const { output, error } = await shop.engine.run(remove(), { items: ITEMS });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { sku: 'LAMPE-042', accepted: true, message: 'Offer deleted' }, pairedItem: { item: 0 } },
		{ json: { sku: 'LAMPE-051', accepted: true, message: 'Offer deleted' }, pairedItem: { item: 1 } },
	]);
	expect(shop.writes()[0].body).toEqual({ packageType: 'Delete' });
	expect(lines(shop)).toEqual([{ sellerExternalReference: 'LAMPE-042' }, { sellerExternalReference: 'LAMPE-051' }]);
	expect(shop.sandbox.marketplace.offers.count(SELLER)).toBe(before - 2);
});

test('done twice, the second run is rejected and harms nothing', async () => {
	const shop = await openMarket();
	const before = shop.sandbox.marketplace.offers.count(SELLER);

	await shop.engine.run(remove(), { items: ITEMS });
	const { output, error } = await shop.engine.run(remove(), { items: ITEMS });

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => [json.result, json.code, json.message])).toEqual([
		['rejected', '3628', 'Offre inexistante'],
		['rejected', '3628', 'Offre inexistante'],
	]);
	expect(shop.sandbox.marketplace.offers.count(SELLER)).toBe(before - 2);
});

test('a dry run deletes nothing', async () => {
	const shop = await openMarket();

	const { output } = await shop.engine.run(remove({ dryRun: true }), { items: ITEMS });

	expect(output).toMatchObject([{ json: { result: 'dryRun' } }, { json: { result: 'dryRun' } }]);
	expect(sent(shop)).toEqual([]);
});

test.each([
	['empty', '', 'SKU is empty.'],
	['too long', 'X'.repeat(51), `SKU "${'X'.repeat(51)}" has 51 characters, but at most 50 are allowed.`],
	['with a forbidden sign', 'LAMPE*', 'SKU "LAMPE*" contains a character that is not allowed'],
])('a SKU that is %s deletes nothing, nor does any other row', async (_what, sku, sentence) => {
	const shop = await openMarket();

	const { error } = await shop.engine.run(remove(), { items: [...ITEMS, { sku }] });

	expect(error?.message).toContain(sentence);
	expect(error?.context).toMatchObject({ itemIndex: 2 });
	expect(shop.asked()).toEqual([]);
});
