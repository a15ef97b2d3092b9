import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { create, gtinOf, openAtOnce, product, row } from './products.mts';

afterEach(closeShops);

const get = (parameters = {}) => product('getReport', parameters);

async function submitted() {
	const shop = await openAtOnce();
	const items = [row(1), row(2, { material: '' })];
	const { output } = await shop.engine.run(create({ waitForReport: false }), { items });
	return { shop, packageId: String(output[0].json.packageId) };
}

test('gives one item per product of a package, with hints', async () => {
	const { shop, packageId } = await submitted();
	const { output, error } = await shop.engine.run(get({ packageId }));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{
			json: { gtin: gtinOf(1), packageId, result: 'integrated', sellerProductReference: 'SKU-1' },
			pairedItem: { item: 0 },
		},
		{
			json: {
				gtin: gtinOf(2),
				packageId,
				result: 'refused',
				code: 'ER400-6067',
				hint: expect.stringMatching(/^Fill in the attribute/),
				remarks: expect.stringMatching(/^error ER400-6067 /),
			},
			pairedItem: { item: 0 },
		},
	]);
});

test('gives the reports on one product, of all packages', async () => {
	const { shop } = await submitted();
	await shop.engine.run(create(), { items: [row(1)] });
	const { output } = await shop.engine.run(get({ gtin: gtinOf(1) }));

	expect(output.map(({ json }) => json.result).sort()).toEqual(['alreadyDone', 'integrated']);
});

test('reads every report of a large package', async () => {
	const shop = await openAtOnce();
	const products = Array.from({ length: 130 }, (_, index) => ({ gtin: gtinOf(index), sellerProductReference: 'S' }));
	const packageId = shop.sandbox.marketplace.products.integration.submit('98979', { products });

	const { output } = await shop.engine.run(get({ packageId }));

	expect(new Set(output.map(({ json }) => json.gtin)).size).toBe(130);
	expect(shop.asked()).toHaveLength(3);
});

test('a package that is not reported on yet gives an item that says so', async () => {
	const shop = await openShop({ delays: { productIntegration: 86_400 } });
	const { output } = await shop.engine.run(get({ packageId: 'unknown' }));

	expect(output).toMatchObject([
		{ json: { packageId: 'unknown', result: 'processing', message: expect.stringContaining('No report') } },
	]);
});

test('asks nothing where neither is given', async () => {
	const shop = await openShop();
	const { error } = await shop.engine.run(get());

	expect(error?.message).toBe('Package and GTIN are both empty. Enter at least one of them.');
	expect(shop.asked()).toEqual([]);
});

test('a failing marketplace is told', async () => {
	const shop = await openShop();
	shop.sandbox.faults.add({ kind: '500', count: 99 });
	const { error } = await shop.engine.run(get({ packageId: 'x' }));

	expect(error?.message).toContain('The marketplace is not working at the moment');
});
