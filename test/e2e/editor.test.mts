import type { Browser, Page } from 'playwright-core';
import { sandboxCredential } from '../../scripts/demo/start.mts';
import { events } from '../../nodes/Cdiscount/resources/events.ts';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { startTestDemo, FIRST_START, type TestDemo } from './demo.mts';
import { createSteps } from './steps.mts';
import { logIn, openBrowser, openPage, picture } from './editor.mts';

let demo: TestDemo;
let browser: Browser;
let page: Page;
const pictures: string[] = [];

beforeAll(async () => {
	demo = await startTestDemo({ orders: true });
	browser = await openBrowser();
	page = await openPage(browser);
	await logIn(page, demo.n8n.url, demo.login);
}, FIRST_START);
afterAll(async () => {
	await browser?.close();
	await demo?.close();
	console.log(`pictures:\n${pictures.join('\n')}`);
}, 60_000);

const keep = async (name: string) => pictures.push(await picture(page, name));
const names = async () => await page.getByTestId('node-creator-item-name').allInnerTexts();

/** Opens an empty workflow and looks for the package in the node panel. */
async function openPanel() {
	await page.goto(`${demo.n8n.url}/workflow/new`);
	await page.getByTestId('canvas-add-button').click();
	await page.getByTestId('node-creator-search-bar').fill('Cdiscount');
	await page.getByTestId('node-creator-item-name').getByText('Cdiscount', { exact: true }).click();
	await page.getByText('On order to ship').waitFor();
	await page.getByText('Actions (').click();
	await page.getByText('Ship an order').waitFor();
}

test('the credential test is green', async () => {
	await page.goto(`${demo.n8n.url}/home/credentials`);
	await page.getByText('Cdiscount sandbox').click();
	await page.getByText('Connection tested successfully').waitFor();
	await keep('credential');
});

const wrong = [
	['a wrong secret', { clientSecret: 'x' }, 'Cdiscount does not accept this Client ID and Client Secret.'],
	[
		'a seller of another client',
		{ sellerId: '55555' },
		'The Client ID is right, but it may not act for this Seller ID.',
	],
	['a seller id with letters', { sellerId: 'shop' }, 'The Seller ID "shop" is not a number.'],
	['a login of the SOAP service', { clientId: 'shop-api' }, '"shop-api" is a login of the old SOAP service'],
	[
		'an API host that does not answer',
		{ apiUrl: 'http://127.0.0.1:9/seller/v2' },
		'127.0.0.1:9 cannot be reached. The connection was refused.',
	],
	[
		'a token host that does not answer',
		{ tokenUrl: 'http://127.0.0.1:9/token' },
		'127.0.0.1:9 cannot be reached. The connection was refused.',
	],
	['an address that is no API', { apiUrl: 'URL/nothing/here' }, 'There is no Octopia API at the API URL.'],
	[
		'plain http to another machine',
		{ tokenUrl: 'http://auth.example.com/token' },
		'would send the client secret unencrypted',
	],
] as const;

test.each(wrong)('the credential test names %s', async (_, change, sentence) => {
	const { rest } = demo.n8n;
	const data = { ...sandboxCredential(demo.sandbox), ...change };
	const given = Object.fromEntries(
		Object.entries(data).map(([name, value]) => [name, value.replace('URL', demo.sandbox.url)]),
	);
	const { status, message } = await rest.testCredential(demo.credential, given);
	expect({ status, message }).toEqual({ status: 'Error', message: expect.stringContaining(sentence) });
});

test.each([
	['429', 'asks for fewer calls'],
	['502', 'not working at the moment'],
	// last, because until the quota is filled again nobody of this client calls
	['quota', 'its call quota is used up'],
] as const)('the credential test tells %s from a wrong credential', async (kind, sentence) => {
	demo.sandbox.faults.set([{ kind, path: '/sellers', count: 20, retryAfter: kind === 'quota' ? 10 : undefined }]);
	const given = sandboxCredential(demo.sandbox);
	const { status, message } = await demo.n8n.rest.testCredential(demo.credential, given);
	demo.sandbox.faults.clear();
	expect({ status, message }).toEqual({ status: 'Error', message: expect.stringContaining(sentence) });
});

test('the node panel lists every action and every trigger under Cdiscount', async () => {
	await openPanel();
	await keep('panel');
	const actions = resources.flatMap(({ operations }) => operations.map(({ action }) => action));
	const triggers = events.map(({ name }) => `On ${name.toLowerCase()}`);
	expect((await names()).sort()).toEqual([...actions, ...triggers].sort());
});

test('an action taken from the panel runs and shows the orders of the shop', async () => {
	await openPanel();
	await page.getByText('Get many orders').click();
	await page.getByTestId('node-execute-button').first().click();
	await page.getByTestId('output-panel').getByText('orderId').first().waitFor();
	await keep('get-many-orders');
	expect(await page.getByTestId('output-panel').innerText()).toContain('CDISFR');
	expect(demo.sandbox.calls.find({ method: 'GET', path: '/orders' }).at(-1)).toMatchObject({
		status: 200,
		sellerId: '98979',
	});
});

test('the form of a shipment offers the orders that can be shipped and the carriers', async () => {
	await openPanel();
	await page.getByText('Ship an order').click();
	const order = page.getByTestId('parameter-input-orderId');
	await order.locator('input').last().click();
	await page
		.getByTestId('rlc-item')
		.filter({ hasText: / · to ship · / })
		.first()
		.click();
	await keep('ship-an-order');
	await page.getByTestId('parameter-input-carrierName').locator('input').last().click();
	await page.getByText('Colissimo', { exact: true }).click();
	await keep('ship-an-order-chosen');
	const asked = demo.sandbox.calls.find({ method: 'GET', path: '/orders' }).map(({ path }) => path);
	expect(asked.filter((path) => path.includes('status=InPreparation') && !path.includes('Min='))).not.toEqual([]);
});

test('what an operation gives is shown before it has run', async () => {
	const id = await createSteps(demo, 'fields', [
		['Orders', 'order', 'getAll'],
		['Ship', 'order', 'ship'],
	]);
	await page.goto(`${demo.n8n.url}/workflow/${id}`);
	await page.getByTestId('canvas-node').filter({ hasText: 'Ship' }).dblclick();
	const input = page.getByTestId('ndv-input-panel');
	await input.getByText('shipBy').first().waitFor();
	await keep('fields-beforehand');
	expect(await input.innerText()).toContain('availableActions');
	expect(await page.getByTestId('output-panel').innerText()).not.toContain('CDISFR');
});

test('the page of the sandbox shows the orders and takes a new one', async () => {
	const shop = await openPage(browser);
	await shop.goto(demo.sandbox.url);
	const before = demo.sandbox.marketplace.newestOrders(1000).length;
	await shop.getByRole('button', { name: 'Place an order' }).click();
	await shop.getByText('CDISFR').first().waitFor();
	await shop.waitForFunction((count) => document.querySelectorAll('tbody tr').length > count, before);
	expect(demo.sandbox.marketplace.newestOrders(1000)).toHaveLength(before + 1);
	pictures.push(await picture(shop, 'sandbox'));
});
