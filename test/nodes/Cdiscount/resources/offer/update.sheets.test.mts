import { secondsSlept } from '../../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, bare } from '../../../../engine/columns.mts';
import { closeShops } from '../../../../engine/shop.mts';
import { lines, offer, openMarket } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const update = () => offer('update', AUTOMATIC as INodeParameters);

test('a sheet that cannot be used is told once, with what was found, and nothing is sent', async () => {
	const shop = await openMarket();
	const items = Array.from({ length: 300 }, (_, index) => ({ Article: `A-${index}`, Stock: index }));

	const { error } = await shop.engine.run(update(), { items });
	expect(error?.message).toBe(
		'The sheet has no column for SKU. Columns found: "Article", "Stock". Name one of them "SKU", "Référence", "Réf" or "Reference", or choose to map each column manually.',
	);
	expect(error?.description).toBe('Nothing was sent.');

	const { output } = await shop.engine.run(update(), { items, onError: 'continueRegularOutput' });
	expect(output).toHaveLength(1);
	expect(output[0].json.error).toContain('The sheet has no column for SKU.');
	expect(output[0].pairedItem).toHaveLength(300);

	const apart = await shop.engine.run(update(), { items, onError: 'continueErrorOutput' });
	expect(apart.output).toEqual([]);
	expect(apart.errors).toHaveLength(1);
	expect(apart.errors[0].json.error).toContain('The sheet has no column for SKU.');
	expect(shop.asked()).toEqual([]);
});

test.each([
	['no cells', [{}]],
	['empty cells', [{ sku: '', price: null, quantity: ' ' }, { sku: '\u00a0' }]],
	['a header alone', bare(['sku', 'price', 'quantity'])],
	['a header and empty rows', bare(['sku', 'price', 'quantity'], [], ['', null, ''])],
])('a sheet of %s has no rows', async (_what, items) => {
	const shop = await openMarket();

	const { error } = await shop.engine.run(update(), { items });

	expect(error?.message).toBe('The sheet has no rows: its file, or the range that was read, holds none.');
	expect(shop.asked()).toEqual([]);
});

test('rows without names: the header is found below titles, and counts for no item', async () => {
	const shop = await openMarket();
	const items = bare(['Stock'], [], ['Au', '25/11/2026'], [null, 'Réf', 'PV TTC', 'Qté'], [null, 'LAMPE-042', 19.9, 3]);

	const { output, error } = await shop.engine.run(update(), { items });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { sku: 'LAMPE-042' }, pairedItem: { item: 4 } }]);
	expect(lines(shop)).toEqual([{ sellerExternalReference: 'LAMPE-042', price: { price: 19.9 }, quantity: 3 }]);
});

test('two unnamed ends of a sheet do not count as columns, and long headers are shortened', async () => {
	const shop = await openMarket();
	const items = bare(['', 'Prix', null, 'x'.repeat(80)], ['', '3', null, '1']);

	const { error } = await shop.engine.run(update(), { items });

	expect(error?.message).toContain(`Columns found: "Prix", "${'x'.repeat(60)}…". Name one of them `);
	expect(shop.asked()).toEqual([]);
});

test('a header that many columns follow names the first of them', async () => {
	const shop = await openMarket();
	const items = [Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`c${index}`, '1']))];

	const { error } = await shop.engine.run(update(), { items });

	expect(error?.message).toContain('"c19" and 10 more.');
});
