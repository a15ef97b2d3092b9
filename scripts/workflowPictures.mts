import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { logIn, openBrowser } from '../test/e2e/editor.mts';
import { startDemo } from './demo/start.mts';
import { checkout } from './host/paths.mts';
import { printedSteps } from './host/steps.mts';
import { viewportFor } from './pictures/viewport.mts';
import type { WorkflowJson } from './host/workflowJson.mts';

/** What the editor lays over the canvas. */
const OVERLAYS = `
	.vue-flow__panel, [data-test-id='canvas-controls'], [data-test-id='radio-button-executions'],
	[data-test-id='execute-workflow-button'], [class*='executionButtons'] { visibility: hidden !important; }
	[class*='main-header'] [class*='radioGroup'], [class*='viewToggle'], [class*='mainTabs'] { visibility: hidden !important; }
`;
const MARGIN = 16;

/**
 * Takes the pictures of all template workflows from the real editor: `node --import tsx scripts/workflowPictures.mts [name …]`.
 * They go to docs/images/workflows.
 */
async function main(wanted: string[]): Promise<void> {
	const folder = join(checkout, 'workflows');
	const pictures = join(checkout, 'docs', 'images', 'workflows');
	await mkdir(pictures, { recursive: true });
	const all = (await readdir(folder)).filter((file) => file.endsWith('.json')).map((file) => file.replace('.json', ''));
	const names = all.filter((name) => wanted.length === 0 || wanted.includes(name));
	const dataFolder = await mkdtemp(join(tmpdir(), 'cdiscount-pictures-'));
	const steps = printedSteps();
	const demo = await startDemo({ dataFolder, templates: false, orders: false, steps });
	const browser = await openBrowser();
	try {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		page.setDefaultTimeout(60_000);
		await logIn(page, demo.n8n.url, demo.login);
		for (const name of names) {
			const template = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as WorkflowJson;
			const { id } = await demo.n8n.rest.createWorkflow(template);
			await page.setViewportSize(viewportFor(template));
			await page.goto(`${demo.n8n.url}/workflow/${id}`);
			await page.getByTestId('canvas-node').first().waitFor();
			await page.getByTestId('zoom-to-fit').click();
			// the canvas glides to its new zoom
			await page.waitForTimeout(1500);
			await page.addStyleTag({ content: OVERLAYS });
			await page.screenshot({ path: join(pictures, `${name}.png`), clip: await around(page, '.vue-flow__node') });
			steps.say(`${name}.png`);
		}
	} finally {
		await browser.close();
		await demo.stop();
		await rm(dataFolder, { recursive: true, maxRetries: 5 });
	}
}

/** The part of the page that holds all elements of a kind, with a margin. */
async function around(page: Page, selector: string) {
	const boxes = await page.locator(selector).evaluateAll((elements) =>
		elements.map((element) => {
			const { left, top, right, bottom } = element.getBoundingClientRect();
			return { left, top, right, bottom };
		}),
	);
	const x = Math.max(0, Math.min(...boxes.map(({ left }) => left)) - MARGIN);
	const y = Math.max(0, Math.min(...boxes.map(({ top }) => top)) - MARGIN);
	const width = Math.max(...boxes.map(({ right }) => right)) + MARGIN - x;
	const height = Math.max(...boxes.map(({ bottom }) => bottom)) + MARGIN - y;
	return { x, y, width, height };
}

await main(process.argv.slice(2));
