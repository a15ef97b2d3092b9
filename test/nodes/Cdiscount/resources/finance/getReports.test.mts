import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { finance, openWithMoney, sell } from './money.mts';

afterEach(closeShops);

test('lists the yearly tax reports', async () => {
	const shop = await openWithMoney();
	sell(shop, '2025-03-01T08:00:00Z');
	const { output, error } = await shop.engine.run(finance('getReports'));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { reportId: 'DAC7-98979-2025', year: 2025 }, pairedItem: { item: 0 } }]);
	expect(shop.asked()).toEqual(['GET /reports']);
});

test('gives nothing, and no error, where there is none', async () => {
	const shop = await openShop();
	const { output, error } = await shop.engine.run(finance('getReports', { returnAll: true }));

	expect(error).toBeUndefined();
	expect(output).toEqual([]);
});

test('asks nothing for a limit of zero, and tells what fails', async () => {
	const shop = await openShop();
	expect((await shop.engine.run(finance('getReports', { limit: 0 }))).error?.message).toContain(
		'Limit is 0, but it must be',
	);
	expect(shop.asked()).toEqual([]);

	shop.sandbox.faults.add({ kind: '500', count: 99 });
	expect((await shop.engine.run(finance('getReports'))).error?.message).toContain('is not working at the moment');
});
