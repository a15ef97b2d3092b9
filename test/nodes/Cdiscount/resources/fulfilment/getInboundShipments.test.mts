import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { fulfilment, openWith } from './warehouse.mts';

afterEach(closeShops);

test('lists them, page after page, and those of nobody else', async () => {
	const shop = await openWith('inbound', 1002);
	const { output, error } = await shop.engine.run(fulfilment('getInboundShipments', { returnAll: true }));

	expect(error).toBeUndefined();
	expect(output).toHaveLength(1002);
	expect(new Set(output.map(({ json }) => json.inboundShipmentId)).size).toBe(1002);
	expect(output[0].pairedItem).toEqual({ item: 0 });
	expect(shop.asked()).toEqual(Array(2).fill('GET /inbound-shipments'));
});

test('stops at the limit', async () => {
	const shop = await openWith('inbound', 60);
	expect((await shop.engine.run(fulfilment('getInboundShipments'))).output).toHaveLength(50);
	expect((await shop.engine.run(fulfilment('getInboundShipments', { limit: 3 }))).output).toHaveLength(3);
});

test('asks nothing for a wrong limit; a marketplace that fails is told', async () => {
	const shop = await openShop();
	const items = [{ limit: 0 }, { limit: 5 }];
	shop.sandbox.faults.add({ kind: '500', count: 99 });
	const { errors } = await shop.engine.run(fulfilment('getInboundShipments', { limit: '={{ $json.limit }}' }), {
		items,
		onError: 'continueErrorOutput',
	});

	expect(errors).toMatchObject([
		{ json: { error: 'Limit is 0, but it must be a whole number from 1 to 1000000.' }, pairedItem: { item: 0 } },
		{ json: { error: expect.stringContaining('is not working at the moment') }, pairedItem: { item: 1 } },
	]);
});
