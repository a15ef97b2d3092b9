import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops } from '../../../../engine/shop.mts';
import { held, lines, openMarket, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

test('safety stock is kept back and the maximum is not exceeded', async () => {
	const shop = await openMarket();
	const items = [
		{ sku: 'LAMPE-042', quantity: 3, keep: 5 },
		{ sku: 'LAMPE-051', quantity: 12, keep: 5 },
		{ sku: 'SUSP-010', quantity: 500, keep: 0 },
		{ sku: 'SUSP-024', price: 40, keep: 5 },
	];

	await shop.engine.run(update({ safetyStock: '={{ $json.keep }}', maximumQuantity: 50 }), { items });

	expect(lines(shop).map(({ quantity }) => quantity)).toEqual([0, 7, 50, undefined]);
});

test('sends taxes, struck-through price, delivery modes and preparation time where they are given', async () => {
	const shop = await openMarket();
	const options = {
		originPrice: '39.90',
		vat: 5.5,
		ecotax: 0.15,
		deaTax: 0,
		preparationTime: 3,
		deliveryModes: {
			mode: [
				{ code: 'thd', cost: 3.9 },
				{ code: '={{ "trk".toUpperCase() }}', cost: 1, additionalCost: 1 },
			],
		},
	};

	const { output } = await shop.engine.run(update(options), { items: [{ sku: 'LAMPE-042', price: 29.9 }] });

	expect(output).toMatchObject([{ json: { result: 'accepted' } }]);
	expect(lines(shop)).toEqual([
		{
			sellerExternalReference: 'LAMPE-042',
			price: {
				price: 29.9,
				originPrice: 39.9,
				taxes: [
					{ code: 'VAT', value: 5.5 },
					{ code: 'Ecotax', value: 0.15 },
					{ code: 'Deatax', value: 0 },
				],
			},
			deliveryModes: [
				{ code: 'THD', cost: 3.9, additionalCost: 0 },
				{ code: 'TRK', cost: 1, additionalCost: 1 },
			],
			preparationTime: 3,
		},
	]);
	expect(held(shop, 'LAMPE-042')).toMatchObject({ preparationTime: 3, integrationPrice: { originPrice: 39.9 } });
});

test('writes VAT as a rate where that is asked for', async () => {
	const shop = await openMarket();
	const options = { vat: 5.5, ecotax: 0, deaTax: 0, vatNotation: 'rate' };

	await shop.engine.run(update(options), { items: [{ sku: 'LAMPE-042' }] });

	expect(lines(shop)).toMatchObject([{ price: { taxes: [{ code: 'VAT', value: 0.055, type: 'Rate' }, {}, {}] } }]);
});
