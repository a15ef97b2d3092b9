import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logIn, openBrowser } from '../test/e2e/editor.mts';
import { startDemo } from './demo/start.mts';
import { checkout } from './host/places.mts';
import { printedSteps } from './host/steps.mts';
import { viewportFor } from './pictures/viewport.mts';
import type { WorkflowJson } from './host/workflow-json.mts';

const TABS = 24;

/**
 * Takes the pictures of all template workflows from the real editor: `node --import tsx scripts/workflow-pictures.mts [name …]`.
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
			const box = (await page.getByTestId('canvas-wrapper').boundingBox())!;
			// the tabs of the editor hang into the canvas
			const clip = { ...box, y: box.y + TABS, height: box.height - TABS };
			await page.screenshot({ path: join(pictures, `${name}.png`), clip });
			steps.say(`${name}.png`);
		}
	} finally {
		await browser.close();
		await demo.stop();
		await rm(dataFolder, { recursive: true, maxRetries: 5 });
	}
}

await main(process.argv.slice(2));
