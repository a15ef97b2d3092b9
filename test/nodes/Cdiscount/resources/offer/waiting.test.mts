import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops } from '../../../../engine/shop.mts';
import { offer, openMarket, others, priceAndStock, put, remove, sent, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const ITEMS = [{ sku: 'LAMPE-042', gtin: '3760123000017', price: 27.5, quantity: 40 }];

describe.each([
	{ name: 'update', act: update },
	{ name: 'create or replace', act: put },
	{ name: 'delete', act: remove },
])('$name', ({ act }) => {
	test('that does not wait returns the package at once', async () => {
		const shop = await openMarket();

		const { output, error } = await shop.engine.run(act({ waitForResult: false }), { items: ITEMS });

		expect(error).toBeUndefined();
		expect(output).toMatchObject([
			{
				json: {
					sku: 'LAMPE-042',
					accepted: false,
					result: 'processing',
					code: null,
					message: null,
					packageId: expect.stringMatching(/^[0-9a-f]{24}$/),
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(output[0].json.hint).toContain('Get Package Results');
		expect(sent(shop)).toEqual(['open', 'upload 1', 'close']);
		expect(others(shop)).toHaveLength(3);
		expect(secondsSlept()).toBe(0);
	});

	test('that is not finished when the wait ends is no error, and is found finished later', async () => {
		const shop = await openMarket({ delays: { packageIntegration: 600 } });

		const { output, error } = await shop.engine.run(act({ waitAtMost: 60 }), { items: ITEMS });

		expect(error).toBeUndefined();
		expect(output).toMatchObject([{ json: { result: 'processing', accepted: false } }]);
		expect(secondsSlept()).toBe(60);
		shop.sandbox.clock.advance(600);
		const { packageId } = output[0].json;
		const later = await shop.engine.run(offer('getPackageResults', { packageId }));
		expect(later.output).toMatchObject([{ json: { sku: 'LAMPE-042', result: 'accepted', packageId } }]);
	});

	test('whose package is rejected as a whole is an error with the reason', async () => {
		const shop = await openMarket();
		const { packages } = shop.sandbox.marketplace.offers;
		const one = packages.one.bind(packages);
		jest.spyOn(packages, 'close').mockImplementation(() => {
			const result = { resultCode: '4323', message: 'Paquet hors abonnement' };
			jest
				.spyOn(packages, 'one')
				.mockImplementation((id, seller) => ({ ...one(id, seller), state: 'Rejected', result }));
		});

		const { output, error } = await shop.engine.run(act(), { items: ITEMS });

		expect(output).toEqual([]);
		expect(error?.message).toMatch(
			/^The marketplace rejected the package [0-9a-f]{24} as a whole: Paquet hors abonnement, code 4323\.$/,
		);
		expect(error?.description).toContain('No offer of this package was changed.');
	});
});

test('the pauses grow to half a minute, so that a long wait asks little', async () => {
	const shop = await openMarket({ delays: { packageIntegration: 3600 } });

	await shop.engine.run(update(), { items: ITEMS });

	expect(secondsSlept()).toBe(300);
	// open, look, close; after 1, 3, 7, 15, 31 s, then every 30 s
	expect(others(shop)).toHaveLength(3 + 14);
});

test('the wait is one for all, and the first item sets it', async () => {
	const shop = await openMarket({ delays: { packageIntegration: 3600 } });
	const items = [
		{ sku: 'LAMPE-042', quantity: 1, wait: 20 },
		{ sku: 'LAMPE-051', quantity: 1, wait: 4000 },
	];

	const { output } = await shop.engine.run(update({ waitAtMost: '={{ $json.wait }}' }), { items });

	expect(output.map(({ json }) => json.result)).toEqual(['processing', 'processing']);
	expect(secondsSlept()).toBe(20);
});

test('a package is closed when what was uploaded is taken in, and not before', async () => {
	const shop = await openMarket({ strictClosing: true, delays: { intake: 5 } });

	const { output, error } = await shop.engine.run(update(), { items: ITEMS });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { result: 'accepted' } }]);
	expect(sent(shop)).toEqual(['open', 'upload 1', 'close', 'close', 'close', 'close']);
	expect(priceAndStock(shop, 'LAMPE-042')).toEqual({ price: 27.5, quantity: 40 });
});

test('a package that is never taken in is given up, and nothing was changed', async () => {
	const shop = await openMarket({ strictClosing: true, delays: { intake: 4000 } });

	const { error } = await shop.engine.run(update(), { items: ITEMS });

	expect(error?.message).toContain('Offer requests of the package are still being processed');
	expect(error?.description).toContain('No offer of this package was changed');
	expect(secondsSlept()).toBe(300);
	expect(priceAndStock(shop, 'LAMPE-042')).toEqual({ price: 29.99, quantity: 48 });
});

test.each(['measured', 'documented'] as const)('understands both shapes of the API (%s)', async (shapes) => {
	const shop = await openMarket({ shapes: shapes as never });

	const { output } = await shop.engine.run(update(), { items: ITEMS });

	expect(output).toMatchObject([{ json: { result: 'accepted' } }]);
});

test('a line that the results do not name is processing, with its package', async () => {
	const shop = await openMarket();
	const { packages } = shop.sandbox.marketplace.offers;
	jest.spyOn(packages, 'results').mockReturnValue({ items: [] });

	const { output } = await shop.engine.run(update(), { items: ITEMS });

	expect(output).toMatchObject([{ json: { result: 'processing', packageId: expect.any(String) } }]);
	expect(output[0].json.hint).toContain('do not name this SKU');
});

test('a line that the marketplace calls duplicated is rejected, and the hint says why', async () => {
	const shop = await openMarket();
	const { packages } = shop.sandbox.marketplace.offers;
	const line = { sellerExternalReference: 'LAMPE-042', integrationStatus: 'Duplicated' as const, results: [] };
	jest.spyOn(packages, 'results').mockReturnValue({ items: [line] });

	const { output } = await shop.engine.run(update(), { items: ITEMS });

	expect(output).toMatchObject([{ json: { result: 'rejected', accepted: false, code: null } }]);
	expect(output[0].json.hint).toContain('more than once');
});
