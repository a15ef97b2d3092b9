import { secondsSlept } from '../../../../engine/slept.mts';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, bare } from '../../../../engine/columns.mts';
import { closeShops } from '../../../../engine/shop.mts';
import { lines, offer, openMarket } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const update = () => offer('update', AUTOMATIC as INodeParameters);

const other = (header: string) =>
	new RegExp(`^The sheet has no column for Price or Quantity\\. Columns found: .*"${header}"`);

test.each<[string, IDataObject[], RegExp]>([
	['dollars', [{ SKU: 'LAMPE-042', 'Price ($)': 20 }], other('Price \\(\\$\\)')],
	['pounds', [{ SKU: 'LAMPE-042', 'Price £': 20 }], other('Price £')],
	['a percentage', [{ SKU: 'LAMPE-042', 'Prix (%)': 5 }], other('Prix \\(%\\)')],
	['changes of a stock', [{ SKU: 'LAMPE-042', 'Stock +/-': 5 }], other('Stock \\+/-')],
	['differences of a stock', [{ SKU: 'LAMPE-042', '∆ Stock': 5 }], other('∆ Stock')],
	['purchase prices', [{ SKU: 'LAMPE-042', "Prix d'achat": 10 }], other("Prix d'achat")],
	['former prices', [{ SKU: 'LAMPE-042', 'Ancien prix': 10 }], other('Ancien prix')],
	['stocks to order from', [{ SKU: 'LAMPE-042', 'Stock mini': 5, 'Stock max': 0 }], other('Stock mini')],
	['stocks of places', [{ SKU: 'LAMPE-042', 'Stock Paris': 5, 'Stock Lyon': 2 }], other('Stock Paris')],
	['what was sold', [{ SKU: 'LAMPE-042', 'Quantité commandée': 5 }], other('Quantité commandée')],
	[
		'rows of orders',
		[{ orderId: 'CDISFR1', sku: 'LAMPE-042', quantity: 2, unitPrice: 10 }],
		/^The sheet has a column "orderId": its quantities and prices are those of orders, and not stocks and prices/,
	],
	[
		'a sheet of sales',
		[{ 'N° de commande': 12, Référence: 'LAMPE-042', Qté: 2 }],
		/^The sheet has a column "N° de commande": /,
	],
	[
		'a header of two rows',
		[
			{ Prix: 'Achat', __EMPTY: 'Vente' },
			{ Référence: 'LAMPE-042', Prix: 10, __EMPTY: 20, Stock: 3 },
		],
		/^The header of the sheet has two rows: below "Prix" are "Achat" and "Vente"\. Write it in one row, /,
	],
	[
		'the same, with Header Row off',
		bare(['Réf', 'Prix', null], [null, 'HT', 'TTC'], ['LAMPE-042', 10, 12]),
		/^The header of the sheet has two rows: below "Prix" are "HT" and "TTC"\./,
	],
	[
		'a second table',
		[
			{ SKU: 'LAMPE-042', Stock: 1 },
			{ SKU: 'Référence', Stock: 'Prix TTC' },
			{ SKU: 'LAMPE-051', Stock: 30 },
		],
		/^The sheet has a second header in item 1 \("Référence", "Prix TTC"\), and other columns below it\./,
	],
])('nothing of %s is taken for a price or a stock, also where the node goes on', async (_what, items, sentence) => {
	const shop = await openMarket();

	const { output, errors } = await shop.engine.run(update(), { items, onError: 'continueErrorOutput' });

	expect(output).toEqual([]);
	expect(errors).toMatchObject([{ json: { error: expect.stringMatching(sentence) } }]);
	expect(shop.asked()).toEqual([]);
});

test('what is beside a price and a stock is left alone', async () => {
	const shop = await openMarket();
	const items = [
		{
			...{ '\ufeffSKU\u200b': 'LAMPE-042', 'Référence fournisseur': 'F-1', 'Code EAN': '3700000000001' },
			...{
				'Prix HT': 10,
				"Prix d'achat": 5,
				'Prix\u00a0TTC\u202f(€)': '1\u202f299,90',
				'Ancien prix': 3,
				'Prix (%)': 4,
			},
			...{
				'Qté en stock ': '0',
				'Stock mini': 7,
				'Stock max': 0,
				'Stock Paris': 8,
				constructor: 1,
				2024: 9,
				__EMPTY: 2,
			},
		},
		{ '\ufeffSKU\u200b': 'LAMPE-051', 'Prix\u00a0TTC\u202f(€)': '\u00a0', 'Qté en stock ': '4' },
	];

	const { error } = await shop.engine.run(update(), { items: items as IDataObject[] });

	expect(error).toBeUndefined();
	expect(lines(shop)).toEqual([
		{ sellerExternalReference: 'LAMPE-042', price: { price: 1299.9 }, quantity: 0 },
		{ sellerExternalReference: 'LAMPE-051', quantity: 4 },
	]);
});

test.each(['-', 'n/a', '#N/A', '#REF!', '#VALUE!', '=1+1', '+5', '1e3', true, [], { a: 1 }, Infinity, 1e21])(
	'the cell %j is no price and no stock',
	async (cell) => {
		const shop = await openMarket();
		const items = [
			{ sku: 'LAMPE-042', price: cell },
			{ sku: 'LAMPE-051', quantity: cell },
		];

		const { output, errors } = await shop.engine.run(update(), {
			items: items as IDataObject[],
			onError: 'continueErrorOutput',
		});

		expect(output).toEqual([]);
		expect(errors).toMatchObject([
			{ json: { error: expect.stringMatching(/^Price is .*, which is not an amount\./) } },
			{ json: { error: expect.stringMatching(/^Quantity is .*, but it must be a whole number from 0 /) } },
		]);
		expect(shop.writes()).toEqual([]);
	},
);

test('a header that is repeated between rows is refused by itself', async () => {
	const shop = await openMarket();
	const items = [
		{ SKU: 'LAMPE-042', Stock: 1 },
		{ SKU: 'SKU', Stock: 'Stock' },
		{ SKU: 'LAMPE-051', Stock: 3 },
	];

	const { output, errors } = await shop.engine.run(update(), { items, onError: 'continueErrorOutput' });

	expect(output).toMatchObject([{ pairedItem: { item: 0 } }, { pairedItem: { item: 2 } }]);
	expect(errors).toMatchObject([{ json: { error: expect.stringContaining('Quantity (column "Stock") is "Stock"') } }]);
});
