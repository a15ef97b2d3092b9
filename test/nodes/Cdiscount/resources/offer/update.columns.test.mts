import { secondsSlept } from '../../../../engine/slept.mts';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, manual } from '../../../../engine/columns.mts';
import { closeShops } from '../../../../engine/shop.mts';
import { held, lines, offer, openMarket, priceAndStock, sent, stock } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const update = (options: IDataObject = {}, parameters: IDataObject = AUTOMATIC) =>
	offer('update', { ...parameters, options } as INodeParameters);

test('takes the rows of a French sheet as they are', async () => {
	const shop = await openMarket();
	const items = [
		{ Référence: 'LAMPE-042', 'Prix TTC': '1 299,00', Stock: '40', Fournisseur: 'ACME' },
		{ Référence: 'LAMPE-051', 'Prix TTC': '31,90', Fournisseur: 'ACME' },
		{ Référence: 'SUSP-010', Stock: 0 },
	];

	const { output, error, saved } = await shop.engine.run(update(), { items });

	expect(error).toBeUndefined();
	expect(output.map(({ json: { sku, result } }) => [sku, result])).toEqual([
		['LAMPE-042', 'accepted'],
		['LAMPE-051', 'accepted'],
		['SUSP-010', 'accepted'],
	]);
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	expect(lines(shop)).toEqual([
		{ sellerExternalReference: 'LAMPE-042', price: { price: 1299 }, quantity: 40 },
		{ sellerExternalReference: 'LAMPE-051', price: { price: 31.9 } },
		{ sellerExternalReference: 'SUSP-010', quantity: 0 },
	]);
	expect(saved.data.resultData.runData.Cdiscount[0].hints).toContainEqual({
		message: 'Columns used: "Référence" (SKU), "Prix TTC" (Price), "Stock" (Quantity). Not used: "Fournisseur".',
		type: 'info',
		location: 'outputPane',
	});
});

test('without a choice the fields are what they were', async () => {
	const shop = await openMarket();
	const items = [{ Référence: 'LAMPE-051', 'Prix TTC': 1, sku: 'LAMPE-042', price: 27.5 }];

	const parameters = offer('update', { sku: '={{ $json.sku }}', price: '={{ $json.price }}' });
	const { error } = await shop.engine.run(parameters, { items });

	expect(error).toBeUndefined();
	expect(lines(shop)).toEqual([{ sellerExternalReference: 'LAMPE-042', price: { price: 27.5 } }]);
});

test('what the fields hold that are hidden is not read', async () => {
	const shop = await openMarket();
	const left = { ...AUTOMATIC, price: '1.00', quantity: '={{ $json.nothing.at.all }}' };

	const { error } = await shop.engine.run(update({}, left), { items: [{ sku: 'LAMPE-042', Stock: 7 }] });

	expect(error).toBeUndefined();
	expect(lines(shop)).toEqual([{ sellerExternalReference: 'LAMPE-042', quantity: 7 }]);
});

test.each([
	['1 299,00', 1299],
	['1.299,00', 1299],
	['1,299.00', 1299],
	['19,9', 19.9],
	[' 19.90\u00a0', 19.9],
	[19.9, 19.9],
])('reads the price %j as %d', async (price, expected) => {
	const shop = await openMarket();

	const { error } = await shop.engine.run(update(), { items: [{ SKU: 'LAMPE-042', 'Prix TTC (€)': price }] });

	expect(error).toBeUndefined();
	expect(lines(shop)).toEqual([{ sellerExternalReference: 'LAMPE-042', price: { price: expected } }]);
});

test.each([
	['Prix TTC', '1,299', 'Price (column "Prix TTC") is "1,299", which can be read as 1299 or 1.299.'],
	['Prix TTC', '€ 19.90', 'Price (column "Prix TTC") is "€ 19.90", which is not an amount.'],
	['Prix TTC', { amount: 3 }, 'Price (column "Prix TTC") is an object, which is not an amount.'],
	['Prix\nTTC', 'free', 'Price (column "Prix TTC") is "free", which is not an amount.'],
	['PRICE', 'free', 'Price is "free", which is not an amount.'],
	['Qté dispo.', '12 pcs', 'Quantity (column "Qté dispo.") is "12 pcs"'],
	['Qté dispo.', 'En stock', 'Quantity (column "Qté dispo.") is "En stock"'],
	['Prix barré', 'x', 'Origin Price (column "Prix barré") is "x", which is not an amount.'],
])('says in which column a cell is wrong: %s is %j', async (header, cell, sentence) => {
	const shop = await openMarket();
	const items = [
		{ sku: 'LAMPE-051', [header]: '30' },
		{ sku: 'LAMPE-042', [header]: cell, stock: 3 },
	].map(({ stock: left, ...row }) => (header.startsWith('Qt') ? row : { ...row, Stock: left ?? 1 }));

	const { error } = await shop.engine.run(update(), { items: items as IDataObject[] });

	expect(error?.message).toContain(`1 of 2 items cannot be used. Item 1: ${sentence}`);
	expect(shop.writes()).toEqual([]);
});

test('a row that lacks what is needed is refused with its number, the others go out where the node goes on', async () => {
	const shop = await openMarket();
	const items = [
		{ SKU: 'LAMPE-042', Stock: 3 },
		{ Stock: 4 },
		{},
		{ SKU: '', Stock: '' },
		{ SKU: 'LAMPE-051', Stock: 5 },
	];

	const stopped = await shop.engine.run(update(), { items });
	expect(stopped.error?.message).toContain('1 of 3 items cannot be used. Item 1: SKU is empty.');
	expect(shop.writes()).toEqual([]);

	const { output, errors } = await shop.engine.run(update(), { items, onError: 'continueErrorOutput' });
	expect(output).toMatchObject([
		{ json: { sku: 'LAMPE-042', result: 'accepted' }, pairedItem: { item: 0 } },
		{ json: { sku: 'LAMPE-051', result: 'accepted' }, pairedItem: { item: 4 } },
	]);
	expect(errors).toMatchObject([{ json: { Stock: 4, error: expect.stringContaining('SKU is empty.') } }]);
	expect(priceAndStock(shop, 'LAMPE-051').quantity).toBe(5);
});

test('hundreds of rows are the packages that they were, and a SKU that is there twice is told by its rows', async () => {
	const shop = await openMarket();
	const skus = stock(shop, 400);
	const items = skus.map((sku, index) => ({ 'Code article': sku, 'Stock dispo': index }));

	const { output, error } = await shop.engine.run(update(), { items });
	expect(error).toBeUndefined();
	expect(output).toHaveLength(400);
	expect(sent(shop)).toEqual(['open', 'upload 100', 'upload 100', 'upload 100', 'upload 100', 'close']);
	expect(priceAndStock(shop, skus[399]).quantity).toBe(399);

	const twice = await shop.engine.run(update(), { items: [items[0], {}, items[0]] });
	expect(twice.error?.message).toContain(`The SKU "${skus[0]}" is in item 0 and in item 2`);
});

test('options hold for rows whose cell is empty, and Only Changed leaves equal rows out', async () => {
	const shop = await openMarket();
	const items = [
		{ sku: 'LAMPE-042', price: 29.99, 'Délai de préparation': '3', TVA: '20', Écotaxe: '0,12', DEA: '0' },
		{ sku: 'LAMPE-051', price: 40, TVA: '5,5', Écotaxe: '0,12', DEA: '0' },
	];

	const { error } = await shop.engine.run(update({ preparationTime: 1, minimumPrice: 20 }), { items });
	expect(error).toBeUndefined();
	expect(held(shop, 'LAMPE-042').preparationTime).toBe(3);
	expect(held(shop, 'LAMPE-051')).toMatchObject({ preparationTime: 1, integrationPrice: { price: 40 } });

	const same = [
		{ Référence: 'LAMPE-042', Prix: '29,99' },
		{ Référence: 'LAMPE-051', Prix: '41,00' },
	];
	const { output } = await shop.engine.run(update({ onlyChanged: true }), { items: same });
	expect(output.map(({ json }) => json.result)).toEqual(['unchanged', 'accepted']);
});

test('an option that changes something does for a sheet of SKUs alone', async () => {
	const shop = await openMarket();

	const { error } = await shop.engine.run(update({ preparationTime: 4 }), { items: [{ SKU: 'LAMPE-042' }] });

	expect(error).toBeUndefined();
	expect(lines(shop)).toEqual([{ sellerExternalReference: 'LAMPE-042', preparationTime: 4 }]);
});

test('a SKU that is a number in its cell is compared with the offers, as in the field', async () => {
	const shop = await openMarket();
	const { error } = await shop.engine.run(update(), { items: [{ Référence: 123.5, Stock: 3 }] });

	expect(error?.message).toContain('SKU (column "Référence") is the number 123.5');
});

test('columns that are mapped by hand are read by their expressions, for each item', async () => {
	const shop = await openMarket();
	const parameters = manual({ sku: '={{ $json.A }}', price: '={{ $json.B * 2 }}', quantity: null, originPrice: '99' });
	const items = [{ A: 'LAMPE-042', B: 10 }, {}, { A: 'LAMPE-051', B: 12 }];

	// what an expression makes of an empty item is seen in its row
	const { output, errors } = await shop.engine.run(update({}, parameters as IDataObject), {
		items,
		onError: 'continueErrorOutput',
	});

	expect(output.map(({ json }) => json.sku)).toEqual(['LAMPE-042', 'LAMPE-051']);
	expect(errors).toMatchObject([
		{ json: { error: expect.stringContaining('SKU is empty.') }, pairedItem: { item: 1 } },
	]);
	expect(lines(shop)).toEqual([
		{ sellerExternalReference: 'LAMPE-042', price: { price: 20, originPrice: 99 } },
		{ sellerExternalReference: 'LAMPE-051', price: { price: 24, originPrice: 99 } },
	]);
});
