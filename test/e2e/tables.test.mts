import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { Browser, Page } from 'playwright-core';
import { gtin13 } from '../../sandbox/seeds/catalogue.mts';
import { offerLine } from '../../sandbox/seeds/seedOffers.mts';
import { checkout } from '../../scripts/host/paths.mts';
import { cases } from '../fixtures/headers/cases.mts';
import { FIRST_START, startTestDemo, type TestDemo } from './demo.mts';
import { logIn, openBrowser, openPage, picture } from './editor.mts';
import { createSteps, type Step } from './steps.mts';

/** What a seller who does not code sees and does: orders as rows, lists of people, sheets as they are. */

const SELLER = '98979';
const VASE = { sku: 'VASE-1', gtin: gtin13('370123456789'), price: 20, stock: 5 };

let demo: TestDemo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	demo = await startTestDemo({ templates: false });
	browser = await openBrowser();
	page = await openPage(browser);
	await logIn(page, demo.n8n.url, demo.login);
}, FIRST_START);
afterAll(async () => {
	await browser?.close();
	await demo?.close();
}, 60_000);

/** Opens the only step of a workflow in the editor. */
async function open(...step: Step) {
	const id = await createSteps(demo, step[0], [step]);
	await page.goto(`${demo.n8n.url}/workflow/${id}`);
	const node = page.getByTestId('canvas-node').filter({ hasText: step[0] });
	await node.waitFor();
	return { id, node };
}

const order = (options: IDataObject) =>
	demo.sandbox.marketplace.placeOrder({ sellerId: SELLER, lineCount: 1, ...options });

describe('orders', () => {
	/** Orders of every kind; of each the name that a list begins with. */
	const placed: Record<string, string[]> = {};

	beforeAll(() => {
		const kinds: Array<[string, IDataObject]> = [
			['toConfirm', { status: 'WaitingAcceptance' }],
			['toShip', { status: 'InPreparation' }],
			['atOctopia', { status: 'InPreparation', supplyMode: 'Fulfillment' }],
			['shipped', { status: 'Shipped' }],
			['delivered', { status: 'Delivered' }],
			['refused', { status: 'Refused' }],
		];
		for (const [kind, options] of kinds)
			placed[kind] = [1, 2, 3, 4].map(
				(number) => order({ ...options, lineCount: kind === 'toShip' && number === 4 ? 2 : 1 }).reference,
			);
	});

	test('a dozen orders can be seen at a time, with what a person wants to know of them', async () => {
		const { node } = await open('Orders', 'order', 'getAll');
		await node.dblclick();
		await page.getByTestId('node-execute-button').first().click();
		const output = page.getByTestId('output-panel');
		await output.getByTestId('radio-button-table').click();
		await output.locator('tbody tr').nth(15).waitFor();
		await picture(page, 'orders-table');
		const headers = await output.locator('thead th').allInnerTexts();
		const rows = await output
			.locator('tbody tr')
			.evaluateAll((all) => all.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
		await page.setViewportSize({ width: 1024, height: 768 });
		await picture(page, 'orders-table-1024');
		await page.setViewportSize({ width: 1440, height: 900 });

		expect(headers.map((text) => text.trim()).filter(Boolean)).toEqual([
			...['orderId', 'reference', 'orderedAt', 'status', 'customer', 'items', 'total', 'currency'],
			...['confirmBy', 'shipBy', 'availableActions'],
		]);
		expect(rows.filter(({ bottom }) => bottom <= 900).length).toBeGreaterThanOrEqual(12);
	});

	test.each([
		['Confirm', 'order', 'confirm', ['toConfirm']],
		['Refuse', 'order', 'refuse', ['toConfirm']],
		['Ship', 'order', 'ship', ['toShip']],
		['Refund', 'refund', 'refundOrder', ['shipped', 'delivered']],
		['Get', 'order', 'get', ['toConfirm', 'toShip', 'atOctopia', 'shipped', 'delivered', 'refused']],
	])(
		'%s offers the orders that it can be done to, by the names of people',
		async (name, resource, operation, kinds) => {
			const { node } = await open(name, resource, operation);
			await node.dblclick();
			await page.getByTestId('parameter-input-orderId').locator('input').last().click();
			const entries = page.getByTestId('rlc-item');
			await entries.first().waitFor();
			await picture(page, `pick-${operation}`);
			const names = await entries.allInnerTexts();

			const references = kinds.flatMap((kind) => placed[kind]);
			const shown = (reference: string) => names.filter((entry) => entry.includes(reference));
			expect(references.filter((reference) => shown(reference).length !== 1)).toEqual([]);
			expect(names).toHaveLength(references.length);
			expect(names.filter((entry) => !/^\p{Lu}[\p{L}' -]+ · [\d  ]+,\d\d € · \d/u.test(entry))).toEqual([]);
		},
	);

	test('a step on the canvas is called what the panel calls it', async () => {
		const { node } = await open('Money back', 'refund', 'getGestures');

		expect(await node.innerText()).toContain('Get Many Partial Refunds (Commercial Gestures): Refund');
	});
});

/** Files of people, as n8n reads them, into Update Price and Stock with Map Automatically. */
describe('sheets', () => {
	const FILES = [
		...['header-caps.csv', 'header-french.csv', 'header-only-price-caps.csv', 'header-spaces.csv', 'sep-line.csv'],
		...['utf16.csv', 'tab-file.csv', 'comma-file.csv', 'title-row-merged.xlsx', 'trailing-empty.xlsx', 'xls-name.xls'],
		...['xlsm-name.xlsm', 'two-price-columns.csv', 'empty.csv', 'header-only.csv'],
	];
	/** The price of the offer at the marketplace. */
	const price = () =>
		(demo.sandbox.marketplace.offers.one(SELLER, VASE.sku) as { integrationPrice: { price: number } }).integrationPrice
			.price;

	/** Runs a file through n8n's own nodes into ours. */
	async function send(file: string, options: IDataObject) {
		const path = join(demo.filesFolder, file);
		await copyFile(join(checkout, 'test', 'fixtures', 'headers', file), path);
		const read = { fileSelector: path, options: {} };
		const extract = { operation: /\.(csv|xls)$/.exec(file)?.[1] ?? 'xlsx', options };
		const update = { inputMode: 'columns', columns: { mappingMode: 'autoMapInputData', value: null } };
		const id = await createSteps(demo, file, [['Update', 'offer', 'update', update]], {
			own: [
				['Read', 'readWriteFile', 1, read],
				['Extract', 'extractFromFile', 1.1, extract],
			],
			onError: 'continueRegularOutput',
		});
		return await demo.n8n.rest.run(id);
	}

	test.each(cases.filter(([file]) => FILES.includes(file)))('%s, read with %j', async (file, options, coming) => {
		demo.sandbox.marketplace.products.sheets.add({ gtin: VASE.gtin, label: 'Vase' }, SELLER, VASE.sku);
		demo.sandbox.marketplace.offers.put(SELLER, offerLine(VASE));

		const { nodes } = await send(file, options);

		const items = nodes.Update?.items ?? [];
		if (coming === 'sent') expect(items).toContainEqual(expect.objectContaining({ result: 'accepted' }));
		else if (coming instanceof RegExp)
			expect(items.map((item) => String(item.error).replace(/ Nothing was sent\.$/, ''))).toEqual([
				expect.stringMatching(coming),
			]);
		else expect(items).toEqual([]);
		expect(price()).toBe(coming === 'sent' ? 21 : VASE.price);
	});
});
