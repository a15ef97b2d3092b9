import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops } from '../../../../engine/shop.mts';
import type { Octopia } from '../../../../../nodes/Cdiscount/api/client.ts';
import { changeOffers } from '../../../../../nodes/Cdiscount/marketplace/offer/changeOffers.ts';
import { applied, openMarket, others, priceAndStock, put, sent, stock, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const ROWS = 10_000;

/** What a run of many rows asked of the marketplace. */
function report(what: string, counts: Record<string, unknown>): void {
	process.stdout.write(`${what}: ${JSON.stringify(counts)}\n`);
}

test.each([
	{ name: 'as fast as the sandbox is', delays: { intake: 0.5, packageQueue: 0.5, packageIntegration: 1 } },
	{ name: 'with a marketplace that takes its time', delays: { intake: 8, packageQueue: 20, packageIntegration: 180 } },
])(
	'10,000 rows: 100 uploads, fewer than 25 other calls, 10,000 linked results ($name)',
	async ({ name, delays }) => {
		const shop = await openMarket({ keepCalls: 50_000, delays });
		const skus = stock(shop, ROWS - 1);
		const items = [...skus, 'NO-SUCH'].map((sku, index) => ({
			sku,
			price: 10 + (index % 900) / 100,
			quantity: index % 50,
		}));
		const started = Date.now();

		const { output, error } = await shop.engine.run(update(), { items });

		const uploads = sent(shop).filter((call) => call.startsWith('upload'));
		const seconds = (Date.now() - started) / 1000;
		report(`10,000 rows, ${name}`, {
			uploads: uploads.length,
			others: others(shop).length,
			seconds,
			waited: secondsSlept(),
		});
		expect(error).toBeUndefined();
		expect(uploads).toEqual(Array(100).fill('upload 100'));
		expect(others(shop).length).toBeLessThan(25);
		expect(shop.tokens()).toBe(1);
		expect(output).toHaveLength(ROWS);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		expect(output.map(({ json }) => json.sku)).toEqual(items.map(({ sku }) => sku));
		expect(output.map(({ json }) => json.result)).toEqual([...skus.map(() => 'accepted'), 'rejected']);
		expect(applied(shop)).toEqual([ROWS - 1]);
		expect(priceAndStock(shop, skus[9_998])).toEqual({ price: items[9_998].price, quantity: 9_998 % 50 });
	},
	180_000,
);

test('10,000 rows of which few changed: ten pages are read, and one upload is sent', async () => {
	const shop = await openMarket({ keepCalls: 50_000 });
	const skus = stock(shop, ROWS);
	const items = skus.map((sku, index) => ({ sku, price: 20, quantity: index % 200 === 0 ? 9 : 5 }));

	const { output } = await shop.engine.run(update({ onlyChanged: true }), { items });

	report('10,000 rows, 50 changed', {
		uploads: sent(shop).filter((call) => /upload/.test(call)),
		others: others(shop).length,
	});
	expect(output.filter(({ json }) => json.result === 'unchanged')).toHaveLength(9_950);
	expect(output.filter(({ json }) => json.result === 'accepted')).toHaveLength(50);
	expect(sent(shop)).toEqual(['open', 'upload 50', 'close']);
	expect(others(shop).length).toBeLessThan(25);
}, 180_000);

test('50,001 rows take two packages, which hold every row once', async () => {
	const packages: string[][] = [];
	const octopia = {
		write: async ({ path, body }: { path: string; body: unknown }) => {
			if (path === '/offer-packages') packages.push([]);
			else if (Array.isArray(body))
				packages.at(-1)?.push(...body.map((line) => line.sellerExternalReference as string));
			return { status: 201, headers: { location: `/offer-packages/${packages.length}` }, body: '' };
		},
		read: async (path: string) => ({ packageId: path.split('/').at(-1), status: 'WaitingForCompletion' }),
	} as unknown as Octopia;
	const changes = Array.from({ length: 50_001 }, (_, index) => ({
		sku: `S${index}`,
		line: { sellerExternalReference: `S${index}`, quantity: 1 },
		dryRun: false,
	}));

	const results = await changeOffers(octopia, 'Update', changes, { waitForResult: false, waitAtMost: 0 });

	expect(packages.map((skus) => skus.length)).toEqual([50_000, 1]);
	expect(new Set(packages.flat()).size).toBe(50_001);
	expect(results.map((result) => (result as { packageId?: string }).packageId)).toEqual([
		...Array(50_000).fill('1'),
		'2',
	]);
});

test('1,000 whole offers are created in ten uploads', async () => {
	const shop = await openMarket();
	const skus = stock(shop, 1000);
	const items = skus.map((sku, index) => ({ sku, gtin: gtinOf(index), price: 15, quantity: 2 }));

	const { output } = await shop.engine.run(put(), { items });

	expect(output.every(({ json }) => json.result === 'accepted')).toBe(true);
	expect(sent(shop)).toEqual(['open', ...Array(10).fill('upload 100'), 'close']);

	function gtinOf(index: number): string {
		const { product } = shop.sandbox.marketplace.offers.one('98979', skus[index]) as { product: { gtin: string } };
		return product.gtin;
	}
}, 60_000);
