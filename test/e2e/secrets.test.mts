import type { Server } from 'node:http';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { base, cdiscount, node, typed, workflow } from '../../bench/harness/nodes.mts';
import { prepareHostSetup, LOGIN, openHost, type Host } from '../../bench/harness/n8n.mts';
import { startSandbox, type Sandbox } from '../../sandbox/server.mts';
import { fastPollTimes } from '../../scripts/host/workflowJson.mts';
import type { Credential } from '../../scripts/host/rest.mts';
import { eventually, FIRST_START } from './demo.mts';
import { logIn, openBrowser, openPage } from './editor.mts';
import { listening, portOf } from './listening.mts';

/** Found nowhere by chance, and the same in a URL, in JSON and in a log. */
const SECRET = 'CANARY-secret-7f3d1b9a5e';
const CLIENT = { id: 'canary-client', secret: SECRET, sellerIds: ['98979'] };

let sandbox: Sandbox;
let host: Host;
let browser: Browser;
let stray: Server;
let elsewhere: Server;
let shop: Credential;
let executions: string[] = [];
const tokens: string[] = [];
const strayed: string[] = [];

/** Everything that must stay secret, also as it would look encoded. */
const canaries = () => {
	const plain = [SECRET, ...tokens];
	const encoded = plain.map((text) => Buffer.from(text).toString('base64').replace(/=+$/, ''));
	return [...plain, ...encoded];
};
const foundIn = (text: string | Buffer) => canaries().filter((canary) => text.includes(canary));

const data = (more: Record<string, string> = {}) => ({
	clientId: CLIENT.id,
	clientSecret: SECRET,
	sellerId: '98979',
	salesChannelId: 'CDISFR',
	environment: 'custom',
	apiUrl: sandbox.apiUrl,
	tokenUrl: sandbox.tokenUrl,
	...more,
});

beforeAll(async () => {
	sandbox = await startSandbox({ clients: [CLIENT] });
	const issue = sandbox.tokens.issue.bind(sandbox.tokens);
	sandbox.tokens.issue = (client) => {
		const issued = issue(client);
		if ('token' in issued) tokens.push(issued.token);
		return issued;
	};
	// an API that sends its callers to another host, which must not hear a secret
	elsewhere = await listening((request) => strayed.push(JSON.stringify([request.url, request.headers])), 200);
	stray = await listening(() => 0, 302, `http://localhost:${portOf(elsewhere)}/elsewhere`);
	const env = { N8N_LOG_LEVEL: 'debug', N8N_LOG_OUTPUT: 'console,file', EXECUTIONS_DATA_SAVE_ON_PROGRESS: 'true' };
	host = await openHost(await prepareHostSetup(), env);
	shop = await host.credential('cdiscountApi', 'Shop', data());
}, FIRST_START);

afterAll(async () => {
	await browser?.close();
	await host?.close();
	await sandbox?.close();
	stray?.close();
	elsewhere?.close();
}, 60_000);

const raw = async (id: string) => JSON.stringify(await host.rest.session.call('GET', `/executions/${id}`));

/** Runs an operation by hand and keeps the execution. @returns the error's message, where there is one */
async function run(
	name: string,
	parameters: object,
	credential = shop,
	more: object = {},
): Promise<string | undefined> {
	const nodes = [base('Start', 'manualTrigger', 1), cdiscount('Cdiscount', credential, parameters as never, more)];
	const { id } = await host.rest.createWorkflow(workflow(name, nodes, ['Start > Cdiscount']));
	const execution = await host.rest.run(id, { timeoutMs: 120_000 });
	executions = [...executions, execution.id];
	return execution.nodes.Cdiscount?.error ?? execution.error;
}

const order = (operation: string, orderId: string) => ({ resource: 'order', operation, orderId: typed(orderId) });

test('successes and failures of every kind happen', async () => {
	const [one, two, three] = [1, 2, 3].map(
		() => sandbox.marketplace.placeOrder({ sellerId: '98979', status: 'WaitingAcceptance' }).orderId,
	);
	const { faults } = sandbox;
	expect(await run('Success', { resource: 'order', operation: 'getAll', returnAll: true })).toBeUndefined();
	expect(await run('Confirm', order('confirm', one))).toBeUndefined();
	expect(await run('Not found', order('get', 'UNKNOWN'))).toContain('There is no order');
	expect(await run('Refused', order('ship', two))).toBeDefined();
	faults.set([{ kind: '500', method: 'POST', count: 1 }]);
	expect(await run('Unknown', order('confirm', three))).toContain('not known whether');
	faults.set([{ kind: 'unauthorized', count: 99 }]);
	expect(await run('Refused token', order('get', one))).toContain('refused the access token');
	faults.set([{ kind: 'notJson', count: 99 }]);
	expect(await run('Maintenance page', order('get', one))).toContain('cannot be read');
	faults.set([{ kind: 'drop', method: 'POST', count: 1 }]);
	await run('Error output', order('confirm', two), shop, { onError: 'continueErrorOutput' });
	faults.clear();
	sandbox.revokeTokens();
	expect(await run('Renewed token', order('get', one))).toBeUndefined();
	expect(tokens.length).toBeGreaterThan(1);
});

test('credentials that are wrong in one way or another tell no secret', async () => {
	const wrong: Array<[string, Record<string, string>, RegExp]> = [
		['Wrong secret', { clientSecret: `${SECRET}-old` }, /does not accept this Client ID/],
		['Plain http', { apiUrl: 'http://api.example.com/seller/v2' }, /would send the client secret unencrypted/],
		[
			'Plain http for tokens',
			{ tokenUrl: 'http://auth.example.com/token' },
			/would send the client secret unencrypted/,
		],
		['No host', { tokenUrl: 'http://127.0.0.1:9/token' }, /cannot be reached/],
		['Redirected API', { apiUrl: `http://127.0.0.1:${portOf(stray)}/seller/v2` }, /./],
	];
	for (const [name, fields, sentence] of wrong) {
		const credential = await host.credential('cdiscountApi', name, data(fields));
		expect(await run(name, order('get', 'ANY'), credential)).toMatch(sentence);
		const tested = await host.rest.testCredential(credential, data(fields));
		expect(foundIn(JSON.stringify(tested))).toEqual([]);
	}
	expect(foundIn(strayed.join('\n'))).toEqual([]);
});

test('a trigger that works, and one that fails, tell no secret', async () => {
	const parameters = { event: 'newOrder', startFrom: 'open', pollTimes: fastPollTimes };
	const credentials = { cdiscountApi: { id: shop.id, name: shop.name } };
	const trigger = node('Trigger', 'n8n-nodes-cdiscount.cdiscountTrigger', 1, parameters, { credentials });
	const { id } = await host.rest.createWorkflow(
		workflow('Watch', [trigger, base('Keep', 'noOp', 1)], ['Trigger > Keep']),
	);
	await host.rest.publish(id);
	executions.push((await host.rest.nextExecution(id)).id);
	sandbox.faults.set([{ kind: 'unauthorized', count: 99 }]);
	const failed = await eventually(
		'a failed poll',
		async () => (await host.rest.executions({ workflowId: id, status: ['error'] }))[0],
	);
	executions.push(failed.id);
	sandbox.faults.clear();
	await host.rest.deactivate(id);
});

test('no execution holds a secret', async () => {
	expect(executions.length).toBeGreaterThan(14);
	for (const id of executions) expect(foundIn(await raw(id))).toEqual([]);
});

test('no page of the editor shows one', async () => {
	browser = await openBrowser();
	const page = await openPage(browser);
	await logIn(page, host.process.url, LOGIN);
	const all = await host.rest.executions({ limit: 100 });
	const wanted = all.filter(({ id }) => executions.includes(id));
	for (const { id, workflowId } of wanted.slice(0, 6)) {
		await page.goto(`${host.process.url}/workflow/${workflowId}/executions/${id}`);
		await page.waitForTimeout(1500);
		expect(foundIn(await page.content())).toEqual([]);
	}
	await page.goto(`${host.process.url}/home/credentials`);
	await page.getByText('Shop', { exact: true }).first().click();
	await page.getByText('Client Secret').first().waitFor();
	expect(foundIn(await page.content())).toEqual([]);
	const values = await page
		.locator('input')
		.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
	expect(foundIn(values.join('\n'))).toEqual([]);
});

test('no log and no byte of the database holds one', async () => {
	await host.process.stop();
	const files = (await readdir(host.folder, { recursive: true, withFileTypes: true })).filter(
		(entry) => entry.isFile() && !entry.parentPath.includes('node_modules'),
	);
	const names = files.map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(['n8n.log', 'database.sqlite']));
	const log = await readFile(host.process.log, 'utf8');
	expect(log.length).toBeGreaterThan(10_000);
	for (const { parentPath, name } of files) {
		const content = await readFile(join(parentPath, name));
		expect({ name, found: foundIn(content) }).toEqual({ name, found: [] });
	}
	console.log(`${tokens.length} tokens, the secret: in none of ${files.length} files, ${executions.length} executions`);
});

test('the secret went to the sign-in service only, and tokens to the API only', () => {
	const asked = sandbox.calls.find({ path: '**/token' });
	expect(asked.length).toBeGreaterThan(1);
	expect(asked.every(({ method }) => method === 'POST')).toBe(true);
	expect(foundIn(JSON.stringify(sandbox.calls.find()))).toEqual([]);
});
