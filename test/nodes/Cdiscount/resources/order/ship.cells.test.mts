import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import { LEFTOVERS } from '../../../../fixtures/shipments/leftovers.mts';
import { NUMBERS } from '../../../../fixtures/shipments/numbers.mts';
import { effects, ready, ship } from '../../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
import { ROOT } from '../../../../conventions/sources.mts';

afterEach(closeShops);

const COLUMNS = ship(undefined, { carrierName: '={{ $json.carrier }}', parcelNumber: '={{ $json.parcelNumber }}' });

/** The rows of a file, each for an order of its own. */
function rowsOf(file: string, shop: Shop): IDataObject[] {
	const content = readFileSync(join(ROOT, 'test/fixtures/shipments', file));
	const rows: IDataObject[] = parse(content, { bom: true, columns: true, delimiter: ';', relax_quotes: true });
	return rows.map((row) => ({ ...row, orderId: ready(shop).orderId }));
}

/** Ships rows, going on after those that fail; gives for each row what the marketplace holds, or the sentence about it. */
async function shipped(shop: Shop, items: IDataObject[]): Promise<Array<{ sent?: string; error?: string }>> {
	const { output, errors, error } = await shop.engine.run(COLUMNS, { items, onError: 'continueErrorOutput' });
	expect(error).toBeUndefined();
	expect(output.length + errors.length).toBe(items.length);
	return items.map(({ orderId }, index) => {
		const failed = errors.find(({ pairedItem }) => (pairedItem as { item: number }).item === index);
		const order = shop.sandbox.marketplace.order(String(orderId));
		if (failed === undefined)
			return { sent: `${order.lines[0].parcels[0].carrierName} ${order.lines[0].parcels[0].parcelNumber}` };
		expect(order.status).toBe('InPreparation');
		expect(effects(shop, String(orderId))).toEqual([]);
		return { error: String(failed.json.error) };
	});
}

test('a column of parcel numbers as people have it: four go out clean, every other one has a sentence of its own', async () => {
	const shop = await openShop();
	const items = rowsOf('parcel-number-cells.csv', shop);

	const results = await shipped(shop, items);

	expect(results.flatMap(({ sent }) => sent ?? [])).toEqual([
		'Colissimo 6A12345678901',
		'Colissimo 6a12345678901',
		'Colissimo 15501234567890',
		'Colissimo 6A12345678909',
	]);
	const sentences = results.flatMap(({ error }) => error ?? []);
	expect(sentences).toHaveLength(15);
	for (const sentence of sentences) expect(sentence).toMatch(/^Parcel Number "[^]+" .+\. Enter the tracking number/);
	expect(sentences.map((sentence) => /" (.*?)(?:[:,]|\. )/.exec(sentence)?.[1])).toEqual([
		'holds several numbers',
		'holds several numbers',
		'holds several numbers',
		'was shortened by a spreadsheet',
		'is an error of a spreadsheet',
		'stands for a number that is not known yet',
		'stands for a number that is not known yet',
		'stands for a number that is not known yet',
		'is one and the same sign',
		'is a formula',
		'holds a quotation mark',
		'is an address',
		'holds "°"',
		'stands for a number that is not known yet',
		'ends in decimals',
	]);
	expect(shop.writes()).toHaveLength(4);
	expect(shop.asked().filter((call) => call === 'GET /carriers')).toHaveLength(1);
});

test('a column of carriers as people have it: labels go out, what is none is refused', async () => {
	const shop = await openShop();

	const results = await shipped(shop, rowsOf('carrier-names.csv', shop));

	expect(results.map(({ sent, error }) => sent?.replace(/ 8R\d+$/, '') ?? error)).toEqual([
		'Colissimo',
		'Colissimo',
		'Colissimo',
		'Mondial Relay',
		'Mondial Relay',
		'DPD',
		'Chronopost',
		'GEODIS',
		expect.stringContaining('Carrier "Colisimo" is not one that Cdiscount knows. Did you mean "Colissimo"?'),
		'La Poste',
		expect.stringContaining('It looks like the number of a parcel: look whether the columns are the right ones.'),
		'autre',
		'DHL',
		expect.stringContaining('Carrier is empty.'),
	]);
	expect(shop.writes()).toHaveLength(11);
});

test.each(LEFTOVERS)('the cell %j is no parcel number', async (cell, why) => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	const { output, error } = await shop.engine.run(COLUMNS, {
		items: [{ orderId, carrier: 'Colissimo', parcelNumber: cell } as IDataObject],
	});

	expect(output).toEqual([]);
	expect(error?.message).toContain(`${String(cell).slice(0, 40)}`);
	expect(error?.message).toContain(why);
	expect(shop.asked()).toEqual([]);
	expect(effects(shop, orderId)).toEqual([]);
});

test('the cells are 60 and more', () => {
	expect(LEFTOVERS.length).toBeGreaterThanOrEqual(60);
	expect(NUMBERS.flatMap(([, numbers]) => numbers.split(' ')).length).toBeGreaterThanOrEqual(60);
});

test('numbers as carriers print them go out unchanged', async () => {
	const shop = await openShop();
	const parcels = NUMBERS.flatMap(([carrier, numbers]) =>
		numbers.split(' ').map((parcelNumber) => ({ carrier, parcelNumber })),
	);

	const results = await shipped(
		shop,
		parcels.map((parcel) => ({ ...parcel, orderId: ready(shop).orderId })),
	);

	expect(results.map(({ sent, error }) => sent ?? error)).toEqual(
		parcels.map(({ carrier, parcelNumber }) => `${carrier} ${parcelNumber}`),
	);
});

test.each([
	['UPS', '1Z 999 AA1 01 2345 6784', '1Z999AA10123456784'],
	['Chronopost', 'XY 123 456 789 FR', 'XY123456789FR'],
	['DPD', '0580 8012 3456 78', '05808012345678'],
	['la poste', '2C\u00A00234\u202F5678 912', '2C02345678912'],
])('%s prints "%s" in groups, which are closed up', async (carrier, parcelNumber, sent) => {
	const shop = await openShop();

	const [result] = await shipped(shop, [{ orderId: ready(shop).orderId, carrier, parcelNumber }]);

	expect(result.sent).toMatch(new RegExp(`${sent}$`));
});

test.each([
	['DPD', 5808012345678, 'has probably lost its zeros (DPD prints 05808012345678)'],
	['Mondial Relay', 4567891, 'has probably lost its zeros (Mondial Relay prints 04567891)'],
])('a number of %s that came as a number without its zero is refused', async (carrier, parcelNumber, why) => {
	const shop = await openShop();

	const [result] = await shipped(shop, [{ orderId: ready(shop).orderId, carrier, parcelNumber }]);

	expect(result.error).toContain(`came as a number and ${why}: format the column as text.`);
});

test('a number that the user is sure of is sent all the same, and what the marketplace never took is not', async () => {
	const shop = await openShop();
	const items = [ready(shop), ready(shop)].map(({ orderId }, index) => ({
		orderId,
		number: ['DEMAT', 'A & B'][index],
	}));
	const parameters = ship(undefined, {
		carrierName: 'autre',
		parcelNumber: '={{ $json.number }}',
		options: { ifParcelNumberDoubtful: 'send' },
	});

	const { output, errors } = await shop.engine.run(parameters, { items, onError: 'continueErrorOutput' });

	expect(output).toMatchObject([
		{ json: { result: 'done', parcels: [{ carrierName: 'autre', parcelNumber: 'DEMAT' }] } },
	]);
	expect(errors).toMatchObject([{ json: { error: expect.stringContaining('"A & B" contains a space.') } }]);
	expect(shop.writes()).toHaveLength(1);
});

test.each([
	['reference', (shop: Shop, id: string) => shop.sandbox.marketplace.order(id).reference, 'is the reference of order'],
	[
		'SKU',
		(shop: Shop, id: string) => shop.sandbox.marketplace.order(id).lines[0].offer.sellerProductId,
		'is the SKU of a line',
	],
])('the %s of the order is no parcel number', async (_what, valueOf, why) => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const parcelNumber = String(valueOf(shop, orderId));

	const [result] = await shipped(shop, [{ orderId, carrier: 'autre', parcelNumber }]);

	expect(result.error).toContain(`Parcel Number "${parcelNumber}" ${why}`);
});
