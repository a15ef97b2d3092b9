import { secondsSlept } from '../../../../engine/slept.mts';
import { effects, PARCEL, ready, ship } from '../../../../engine/orders.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { closeProxies, oddly } from '../../../../engine/throughProxy.mts';

beforeEach(secondsSlept);
afterEach(async () => {
	await closeProxies();
	await closeShops();
});

/** An order that another run ships between our reading and our writing; reading it again fails so many times. */
async function shippedMeanwhile(failures: number) {
	const shop = await openShop();
	const { engine, proxy } = await oddly(shop);
	const { orderId } = ready(shop);
	const path = `/orders/${orderId}`;
	proxy.add({
		method: 'GET',
		path,
		hold: async () => {
			shop.sandbox.marketplace.ship(orderId, [{ parcelNumber: PARCEL, carrierName: 'Colissimo' }]);
			await Promise.resolve();
		},
	});
	if (failures > 0)
		proxy.add({ method: 'GET', path, from: 2, count: failures, isBefore: true, answer: { status: 500, body: '' } });
	const outcome = await engine.run(ship(orderId));
	expect(effects(shop, orderId)).toEqual(['shipped']);
	expect(shop.writes()).toMatchObject([{ status: 400 }]);
	return outcome;
}

test.each([0, 1, 7])('is found to be done, also where reading it fails %d times', async (failures) => {
	const { output, error } = await shippedMeanwhile(failures);

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { result: 'alreadyDone', parcels: [{ parcelNumber: PARCEL }] } }]);
});

test('is not said to have failed where it cannot be read any more', async () => {
	const { output, error } = await shippedMeanwhile(1_000_000);

	expect(output).toEqual([]);
	expect(error?.message).toMatch(
		/^It is not known whether the shipment of order \S+ was made: cdiscount refused this/i,
	);
});
