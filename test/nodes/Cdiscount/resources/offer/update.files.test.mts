import { secondsSlept } from '../../../../engine/slept.mts';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { checkout } from '../../../../../scripts/host/paths.mts';
import { extracted } from '../../../../engine/extractFromFile.mts';
import { closeShops, SELLER } from '../../../../engine/shop.mts';
import { gtin13 } from '../../../../../sandbox/seeds/catalogue.mts';
import { offerLine } from '../../../../../sandbox/seeds/seedOffers.mts';
import { cases } from '../../../../fixtures/headers/cases.mts';
import { lines, offer, openMarket } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const FOLDER = join(checkout, 'test', 'fixtures', 'headers');
/** What n8n's own node makes of each file; for machines without that n8n. */
const RECORDED = join(FOLDER, 'items.json');
const recorded = JSON.parse(readFileSync(RECORDED, 'utf8')) as Record<string, IDataObject[]>;
const keyOf = (file: string, options: IDataObject) => `${file} ${JSON.stringify(options)}`;

/** The node's operation for a file; what is no CSV file is read as a workbook of any kind. */
const operationOf = (file: string) => /\.(csv|xls)$/.exec(file)?.[1] ?? 'xlsx';
const read = async (file: string, options: IDataObject) =>
	await extracted(file, readFileSync(join(FOLDER, file)), operationOf(file), options);

/** Rows as JSON has them: a cell that is missing in a list is null. */
const asJson = <T,>(value: T) => JSON.parse(JSON.stringify(value)) as T;

const COLUMNS = { inputMode: 'columns', columns: { mappingMode: 'autoMapInputData', value: null } };

test('the items of the files are those that n8n makes of them', async () => {
	const found: Record<string, unknown> = {};
	for (const [file, options] of cases) {
		const key = keyOf(file, options);
		found[key] = asJson((await read(file, options)) ?? recorded[key]);
	}
	if (process.env.UPDATE_SAMPLES) writeFileSync(RECORDED, `${JSON.stringify(found, null, 2)}\n`);
	expect(found).toEqual(process.env.UPDATE_SAMPLES ? found : recorded);
});

test.each(cases)('%s, read with %j', async (file, options, coming) => {
	const shop = await openMarket();
	const vase = { sku: 'VASE-1', gtin: gtin13('370123456789'), price: 20, stock: 5 };
	shop.sandbox.marketplace.products.sheets.add({ gtin: vase.gtin, label: 'Vase' }, SELLER, vase.sku);
	shop.sandbox.marketplace.offers.put(SELLER, offerLine(vase));
	const items = recorded[keyOf(file, options)];
	if (coming === 'noItems' || coming === 'notRead') {
		expect(items).toEqual(coming === 'noItems' ? [] : expect.any(String));
		return;
	}

	// rows of the file that are wrong do not keep the right one back
	const { output, error } = await shop.engine.run(offer('update', COLUMNS), {
		items,
		onError: 'continueRegularOutput',
	});

	expect(error).toBeUndefined();
	if (coming === 'sent') {
		expect(lines(shop)).toEqual([{ sellerExternalReference: 'VASE-1', price: { price: 21 }, quantity: 1 }]);
		expect(output.filter(({ json }) => json.result === 'accepted')).toHaveLength(1);
		return;
	}
	const sentences = output.map(({ json }) => String(json.error).replace(/ Nothing was sent\.$/, ''));
	expect(sentences).toEqual([expect.stringMatching(coming)]);
	expect(shop.writes()).toEqual([]);
});
