import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { fulfilment, openWith } from './warehouse.mts';

afterEach(closeShops);

test('counts them in one call', async () => {
	const shop = await openWith('outbound', 7);
	const { output, error } = await shop.engine.run(fulfilment('countOutboundShipments'));

	expect(error).toBeUndefined();
	expect(output).toEqual([{ json: { count: 7 }, pairedItem: { item: 0 } }]);
	expect(shop.asked()).toEqual(['GET /outbound-shipments/count']);
});

test('counts those of a state, and asks nothing for what is no date', async () => {
	const shop = await openWith('outbound', 3, (index) => ({ status: index === 0 ? 'Shipped' : 'Created' }));
	const count = (filters: object) => fulfilment('countOutboundShipments', { filters } as never);

	expect((await shop.engine.run(count({ state: 'Shipped' }))).output).toMatchObject([{ json: { count: 1 } }]);
	const { error } = await shop.engine.run(count({ statusUpdatedAtMax: 'soon' }));
	expect(error?.message).toContain('Status Updated Before is "soon", which is not a date.');
	expect(shop.asked()).toHaveLength(1);
});

test('takes a bare number as well, and no text', async () => {
	const shop = await openShop();
	const answer = nock(shop.sandbox.url, { allowUnmocked: true });
	answer.get(/count/).reply(200, '4', { 'Content-Type': 'application/json' });
	expect((await shop.engine.run(fulfilment('countOutboundShipments'))).output).toMatchObject([{ json: { count: 4 } }]);

	answer.get(/count/).reply(200, { count: 'four' });
	expect((await shop.engine.run(fulfilment('countOutboundShipments'))).error?.message).toContain('cannot be read');
});
