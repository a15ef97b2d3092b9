import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops, SELLER } from '../../../../engine/shop.mts';
import { offer, openMarket, remove, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const getPackages = (parameters = {}) => offer('getPackages', parameters);

/** A deletion that is integrated, an update that waits its turn, and one that was left open until it expired. */
async function withPackages(shapes: 'measured' | 'documented' = 'measured') {
	const shop = await openMarket({ shapes, delays: { packageQueue: 0 } });
	shop.sandbox.marketplace.offers.packages.open(SELLER, 'CDISFR', { packageType: 'Upsert' });
	shop.sandbox.clock.advance(7 * 3600);
	await shop.engine.run(remove(), { items: [{ sku: 'LAMPE-042' }] });
	await shop.engine.run(update({ waitForResult: false }), { items: [{ sku: 'LAMPE-051', quantity: 1 }] });
	shop.sandbox.calls.clear();
	return shop;
}

test.each(['measured', 'documented'] as const)('lists the packages with their type and state (%s)', async (shapes) => {
	const shop = await withPackages(shapes);

	const { output, error } = await shop.engine.run(getPackages());

	expect(error).toBeUndefined();
	expect(
		output.map(({ json: { packageType, state, isFinished, code } }) => [packageType, state, isFinished, code]),
	).toEqual([
		['Update', 'IntegrationPending', false, null],
		['Delete', 'Integrated', true, null],
		['Upsert', 'Rejected', true, '2123'],
	]);
	expect(output[2].json).toEqual({
		packageId: expect.stringMatching(/^[0-9a-f]{24}$/),
		packageType: 'Upsert',
		state: 'Rejected',
		isFinished: true,
		salesChannelId: 'CDISFR',
		code: '2123',
		message: 'Le paquet n’a pas été clôturé dans les 6 heures',
		hint: 'Integration failure: Package',
		createdAt: expect.any(String),
		updatedAt: expect.any(String),
		sellerId: SELLER,
	});
	expect(output.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
	expect(shop.writes()).toEqual([]);
});

test.each([
	['integrated', ['Delete']],
	['rejected', ['Upsert']],
	['integrationPending', ['Update']],
	['waitingForCompletion', []],
])('filters by the state %s', async (state, wanted) => {
	const shop = await withPackages();

	const { output } = await shop.engine.run(getPackages({ filters: { state } }));

	expect(output.map(({ json }) => json.packageType)).toEqual(wanted);
});

test('gives no more than the limit, or all of them', async () => {
	const shop = await openMarket();
	const { packages } = shop.sandbox.marketplace.offers;
	for (let index = 0; index < 130; index++) packages.open(SELLER, 'CDISFR', { packageType: 'Update' });

	const some = await shop.engine.run(getPackages({ limit: 2 }));
	const all = await shop.engine.run(getPackages({ returnAll: true }));

	expect(some.output).toHaveLength(2);
	expect(all.output).toHaveLength(130);
	expect(shop.asked()).toEqual(Array(3).fill('GET /offer-packages'));
});

test('an empty list is no error', async () => {
	const shop = await openMarket();

	const { output, error } = await shop.engine.run(getPackages());

	expect(error).toBeUndefined();
	expect(output).toEqual([]);
});
