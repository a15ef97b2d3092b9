import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { seedOrders } from '../sandbox/seeds/seedShop.mts';
import { logIn, openBrowser } from '../test/e2e/editor.mts';
import { createSteps, type OwnStep, type Step } from '../test/e2e/steps.mts';
import { startDemo } from './demo/start.mts';
import type { Demo } from './demo/types.mts';
import { checkout } from './host/paths.mts';
import { printedSteps } from './host/steps.mts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 1024, height: 768 };

/** A row of a French spreadsheet. */
const SHEET: OwnStep = [
	'Sheet',
	'set',
	3.4,
	{ mode: 'raw', jsonOutput: JSON.stringify({ Référence: 'LAMPE-042', 'Prix TTC': '1 299,00', Stock: '12' }) },
];

/**
 * Takes the pictures of the editor and of the sandbox's page anew: `node --import tsx scripts/editorPictures.mts`. They go to docs/images;
 * those of the editor in two sizes.
 */
async function main(): Promise<void> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'cdiscount-pictures-'));
	const steps = printedSteps();
	const demo = await startDemo({ dataFolder, templates: false, steps });
	seedOrders(demo.sandbox.marketplace, 30);
	const browser = await openBrowser();
	try {
		const page = await browser.newPage({ viewport: WIDE });
		page.setDefaultTimeout(120_000);
		await logIn(page, demo.n8n.url, demo.login);
		const keep = async (name: string) => {
			await page.waitForTimeout(1500);
			await page.screenshot({ path: join(checkout, 'docs', 'images', `${name}.png`) });
			steps.say(`${name}.png`);
		};
		const keepBoth = async (name: string) => {
			await keep(name);
			await page.setViewportSize(NARROW);
			await keep(`${name}-1024`);
			await page.setViewportSize(WIDE);
		};

		await open(page, demo, ['Get many orders', 'order', 'getAll']);
		await page.getByTestId('node-execute-button').first().click();
		await page.getByTestId('output-panel').getByTestId('radio-button-table').click();
		await page.getByTestId('output-panel').locator('tbody tr').nth(15).waitFor();
		await page.mouse.move(5, 5);
		await keepBoth('editor');

		await open(page, demo, ['Ship an order', 'order', 'ship']);
		await page.getByTestId('parameter-input-orderId').locator('input').last().click();
		await page.getByTestId('rlc-item').first().waitFor();
		await keepBoth('pick-an-order');

		const columns = { inputMode: 'columns', columns: { mappingMode: 'autoMapInputData', value: null } };
		await open(page, demo, ['Update offers', 'offer', 'update', columns], SHEET);
		await page.getByTestId('node-execute-button').first().click();
		await page.getByTestId('output-panel').getByTestId('radio-button-table').waitFor();
		await page.mouse.move(5, 5);
		await keepBoth('columns');

		await page.goto(demo.sandbox.url);
		await page.getByText('CDISFR').first().waitFor();
		await keep('sandbox');
	} finally {
		await browser.close();
		await demo.stop();
		await rm(dataFolder, { recursive: true, maxRetries: 5 });
	}
}

/** Opens a step in the editor, after a step of n8n's own where one is given. */
async function open(page: Page, demo: Demo, step: Step, before?: OwnStep): Promise<void> {
	const id = await createSteps(demo, step[0], [step], { own: before === undefined ? [] : [before] });
	await page.goto(`${demo.n8n.url}/workflow/${id}`);
	await page.getByTestId('canvas-node').filter({ hasText: step[0] }).dblclick();
}

await main();
