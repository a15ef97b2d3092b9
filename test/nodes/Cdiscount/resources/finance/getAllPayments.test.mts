import { closeShops, openShop } from '../../../../engine/shop.mts';
import { finance, openWithMoney } from './money.mts';

afterEach(closeShops);

const get = (filters = {}) => finance('getAllPayments', { filters, returnAll: true });

test('lists payouts, made and to come', async () => {
	const shop = await openWithMoney();
	const { output, error } = await shop.engine.run(get());

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => [json.paidAt, json.paymentState])).toEqual([
		['2026-09-11T00:00:00Z', 'Paid'],
		['2026-09-21T00:00:00Z', 'Estimated'],
		['2026-10-01T00:00:00Z', 'Estimated'],
	]);
	expect(output[0]).toEqual({
		json: {
			paymentId: expect.any(String),
			paymentState: 'Paid',
			paidAt: '2026-09-11T00:00:00Z',
			amount: expect.any(Number),
			currencyCode: 'EUR',
		},
		pairedItem: { item: 0 },
	});
	const raw = await shop.engine.run({ ...get(), simplify: false });
	expect(raw.output[0].json).toMatchObject({ ...output[0].json, operationCount: expect.any(Number) });
});

test('filters by the day of payment', async () => {
	const shop = await openWithMoney();
	const { output } = await shop.engine.run(get({ paidAtMin: '2026-09-12', paidAtMax: '2026-09-30' }));
	expect(output.map(({ json }) => json.paidAt)).toEqual(['2026-09-21T00:00:00Z']);
});

test('asks nothing for what is no date', async () => {
	const shop = await openShop();
	const { error } = await shop.engine.run(get({ paidAtMin: 'soon' }));

	expect(error?.message).toContain('Paid After is "soon", which is not a date.');
	expect(shop.asked()).toEqual([]);
});

test('a seller that the client may not act for is told', async () => {
	const shop = await openShop({}, { sellerId: '55555' });
	const { error } = await shop.engine.run(get());
	expect(error?.message).toBe('Cdiscount does not let this client act for the seller 55555.');
});
