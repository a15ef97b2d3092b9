import { secondsSlept } from '../../../../engine/slept.mts';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, manual } from '../../../../engine/columns.mts';
import { closeShops } from '../../../../engine/shop.mts';
import { offer, openMarket } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const update = (options: IDataObject = {}, parameters: IDataObject = AUTOMATIC) =>
	offer('update', { ...parameters, options } as INodeParameters);

test('a floor that is empty in its row protects nothing, so nothing is sent for it unless the option holds', async () => {
	const shop = await openMarket();
	const items = [
		{ Référence: 'LAMPE-042', Prix: 28, 'Prix plancher': 20 },
		{ Référence: 'LAMPE-051', Prix: 1, 'Prix plancher': ' ' },
	];

	const { error } = await shop.engine.run(update(), { items });
	expect(error?.message).toContain(
		'Item 1: Minimum Price (column "Prix plancher") is empty: its expression or its cell',
	);
	const byHand = manual({
		sku: '={{ $json["Référence"] }}',
		price: '={{ $json.Prix }}',
		minimumPrice: '={{ $json.min }}',
	});
	const missed = await shop.engine.run(update({}, byHand as IDataObject), { items });
	expect(missed.error?.message).toContain('Minimum Price is empty');
	const low = await shop.engine.run(update({ minimumPrice: 15 }), { items });
	expect(low.error?.message).toContain('below');
	expect(shop.writes()).toEqual([]);

	const none = items.map((row) => ({ ...row, 'Prix plancher': 0 }));
	expect((await shop.engine.run(update(), { items: none })).error).toBeUndefined();
	const untouched = manual({ sku: 'LAMPE-042', price: '27', minimumPrice: null, originPrice: '' });
	const kept = await shop.engine.run(update({}, untouched as IDataObject), { items: [{ a: 1 }] });
	expect(kept.error).toBeUndefined();
});
