import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops, SELLER } from '../../../../engine/shop.mts';
import { offer, openMarket, stock, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const results = (parameters = {}) => offer('getPackageResults', { packageId: '={{ $json.packageId }}', ...parameters });

/** A package that is on its way, with a line that will be accepted and one that will not. */
async function withPackage(delays = {}) {
	const shop = await openMarket({ delays });
	const items = [
		{ sku: 'LAMPE-042', quantity: 1 },
		{ sku: 'NO-SUCH', quantity: 1 },
	];
	const { output } = await shop.engine.run(update({ waitForResult: false }), { items });
	shop.sandbox.calls.clear();
	return { shop, items: [{ packageId: String(output[0].json.packageId) }] };
}

test('tells for every SKU what became of it', async () => {
	const { shop, items } = await withPackage();
	shop.sandbox.clock.advance(10);

	const { output, error } = await shop.engine.run(results(), { items });

	expect(error).toBeUndefined();
	const [{ packageId }] = items;
	expect(output).toMatchObject([
		{
			json: { sku: 'LAMPE-042', accepted: true, result: 'accepted', code: '9000', packageId },
			pairedItem: { item: 0 },
		},
		{
			json: { sku: 'NO-SUCH', accepted: false, result: 'rejected', code: '3628', message: 'Offre inexistante' },
			pairedItem: { item: 0 },
		},
	]);
	expect(shop.writes()).toEqual([]);
});

test('gives the rejected ones only, where that is asked for', async () => {
	const { shop, items } = await withPackage();
	shop.sandbox.clock.advance(10);

	const { output } = await shop.engine.run(results({ rejectedOnly: true }), { items });

	expect(output.map(({ json }) => json.sku)).toEqual(['NO-SUCH']);
});

test('a package that is not finished is one item that says so', async () => {
	const { shop, items } = await withPackage({ packageIntegration: 600 });

	const { output, error } = await shop.engine.run(results(), { items });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{
			json: { sku: null, accepted: false, result: 'processing', packageId: items[0].packageId },
			pairedItem: { item: 0 },
		},
	]);
	expect(output[0].json.hint).toContain('The package is Ready.');
});

test('a package that was rejected as a whole is one item with the reason', async () => {
	const shop = await openMarket();
	const packageId = shop.sandbox.marketplace.offers.packages.open(SELLER, 'CDISFR', { packageType: 'Update' });
	shop.sandbox.clock.advance(7 * 3600);

	const { output } = await shop.engine.run(results(), { items: [{ packageId }] });

	expect(output).toMatchObject([
		{
			json: {
				sku: null,
				accepted: false,
				result: 'rejected',
				code: '2123',
				message: expect.stringContaining('6 heures'),
			},
		},
	]);
});

test('gives thousands, in pages of a thousand', async () => {
	const shop = await openMarket();
	const rows = stock(shop, 2300).map((sku) => ({ sku, quantity: 1 }));
	const { output } = await shop.engine.run(update({ waitForResult: false }), { items: rows });
	shop.sandbox.clock.advance(10);
	shop.sandbox.calls.clear();

	const { packageId } = output[0].json;
	const found = await shop.engine.run(results(), { items: [{ packageId: String(packageId) }] });

	expect(found.output).toHaveLength(2300);
	expect(shop.asked()).toHaveLength(4);
}, 60_000);

test.each([
	['unknown', async () => 'aaaaaaaaaaaaaaaaaaaaaaaa'],
	[
		'another shop’s',
		async (shop: Awaited<ReturnType<typeof openMarket>>) =>
			shop.sandbox.marketplace.offers.packages.open('98980', 'CDISFR', { packageType: 'Update' }),
	],
])('a package that is %s is named', async (_what, make) => {
	const shop = await openMarket();
	const packageId = await make(shop);

	const { error, output } = await shop.engine.run(results(), { items: [{ packageId }] });

	expect(error?.message).toBe(`There is no offer package "${packageId}" of the seller 98979.`);
	expect(error?.description).toContain('Check the package ID');
	expect(output).toEqual([]);
});

test('results that are gone after three days are said to be', async () => {
	const { shop, items } = await withPackage();
	shop.sandbox.clock.advance(10);
	await shop.engine.run(results(), { items });
	shop.sandbox.clock.advance(73 * 3600);

	const { error } = await shop.engine.run(results(), { items });

	expect(error?.message).toBe('The results of this package cannot be read any more.');
	expect(error?.description).toContain('3 days');
});

test.each([
	['', 'Package is empty.'],
	['..', 'Package ".." contains nothing but dots.'],
])('the package ID "%s" is asked of nobody', async (packageId, sentence) => {
	const shop = await openMarket();

	const { error } = await shop.engine.run(results(), { items: [{ packageId }] });

	expect(error?.message).toContain(sentence);
	expect(shop.asked()).toEqual([]);
});
