import '../../../../engine/slept.mts';
import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';

afterEach(closeShops);

const get = { resource: 'seller', operation: 'getAddresses' };

test('lists the addresses of the shop', async () => {
	const shop = await openShop();
	const { output, error } = await shop.engine.run(get);

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { type: 'Billing', zipCode: '33000', country: 'FR' }, pairedItem: { item: 0 } },
		{ json: { type: 'Return', city: 'Bordeaux' }, pairedItem: { item: 0 } },
	]);
});

test('reads the post code under the name that the official table has', async () => {
	const shop = await openShop();
	const items = [{ type: 'Billing', 'zip-code': '75001' }, { type: 'Return' }];
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/addresses/)
		.reply(200, { count: 2, items });
	const { output } = await shop.engine.run(get);

	expect(output.map(({ json }) => [json.type, json.zipCode])).toEqual([
		['Billing', '75001'],
		['Return', null],
	]);
});

test('a marketplace that fails is told', async () => {
	const shop = await openShop();
	shop.sandbox.faults.add({ kind: '500', count: 99 });
	expect((await shop.engine.run(get)).error?.message).toContain('is not working at the moment');
});
