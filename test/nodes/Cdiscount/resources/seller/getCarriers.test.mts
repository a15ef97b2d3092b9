import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';

afterEach(closeShops);

const get = { resource: 'seller', operation: 'getCarriers' };

test.each(['measured', 'documented'] as const)(
	'lists every carrier once, labels without spaces around (%s)',
	async (shapes) => {
		const shop = await openShop({ shapes });
		const { output, error } = await shop.engine.run(get);

		expect(error).toBeUndefined();
		const labels = output.map(({ json }) => String(json.label));
		expect(labels).toEqual(expect.arrayContaining(['Colissimo', 'Chronopost', 'DHL', 'autre']));
		expect(new Set(labels).size).toBe(labels.length);
		expect(labels.filter((label) => label !== label.trim())).toEqual([]);
		expect(output[0].pairedItem).toEqual({ item: 0 });
		expect(shop.asked()).toEqual(['GET /carriers']);
	},
);

test('a list of something else is not passed on', async () => {
	const shop = await openShop();
	shop.sandbox.faults.add({ kind: 'notJson', count: 5 });
	const { error, output } = await shop.engine.run(get);

	expect(error?.message).toContain('cannot be read');
	expect(output).toEqual([]);
});
