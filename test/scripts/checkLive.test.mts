import { execFile } from 'node:child_process';
import { join } from 'node:path';
import axios from 'axios';
import { check, type Finding } from '../../scripts/live/check.mts';
import { PROBES } from '../../scripts/live/endpoints.mts';
import { accessFrom, readOnly, openReader, type ApiResponse, type Reader } from '../../scripts/live/reader.mts';
import type { Access } from '../../scripts/client/octopiaClient.mts';
import { linesOf, summaryOf } from '../../scripts/live/report.mts';
import { SandboxClock } from '../../sandbox/marketplace/clock.mts';
import { seedShop } from '../../sandbox/seeds/seedShop.mts';
import { startSandbox, type Sandbox } from '../../sandbox/server.mts';
import endpoints from '../fixtures/endpoints.json';

const ROOT = join(__dirname, '../..');
const SHOP = { clientId: 'demo-client', clientSecret: 'demo-secret', sellerId: '98979', salesChannelId: 'CDISFR' };

async function everything(reader: Reader): Promise<Finding[]> {
	const findings: Finding[] = [];
	for await (const finding of check(reader, 'CDISFR')) findings.push(finding);
	return findings;
}

describe('reading', () => {
	test.each(['post', 'put', 'patch', 'delete', 'options'] as const)('%s does not leave', async (method) => {
		const adapter = jest.fn();
		const http = readOnly(axios.create({ adapter }));
		await expect(http.request({ url: 'http://127.0.0.1:9/', method })).rejects.toThrow('This client only reads');
		expect(adapter).not.toHaveBeenCalled();
	});

	test('the access comes from the environment', () => {
		expect(accessFrom({ OCTOPIA_CLIENT_ID: 'a', OCTOPIA_SELLER_ID: '' })).toEqual({
			missing: ['OCTOPIA_CLIENT_SECRET', 'OCTOPIA_SELLER_ID'],
		});
		const given = { OCTOPIA_CLIENT_ID: 'a', OCTOPIA_CLIENT_SECRET: 'b', OCTOPIA_SELLER_ID: '1' };
		expect(accessFrom(given)).toMatchObject({
			salesChannelId: 'CDISFR',
			apiUrl: 'https://api.octopia-io.net/seller/v2',
		});
		expect(accessFrom({ ...given, OCTOPIA_API_URL: 'http://127.0.0.1:1/x/' })).toMatchObject({
			apiUrl: 'http://127.0.0.1:1/x',
		});
	});

	test('every path is a known endpoint', () => {
		const known = endpoints.map(({ endpoint }) => endpoint);
		expect(PROBES.map(({ path }) => `GET ${path}`).filter((endpoint) => !known.includes(endpoint))).toEqual([]);
	});
});

describe('against the sandbox', () => {
	let sandbox: Sandbox;
	const access = (): Access => ({ ...SHOP, apiUrl: sandbox.apiUrl, tokenUrl: sandbox.tokenUrl });

	beforeEach(async () => {
		sandbox = await startSandbox({ clock: SandboxClock.frozenAt('2026-09-20T12:00:00Z') });
		seedShop(sandbox.marketplace);
	});
	afterEach(async () => await sandbox.close());

	test('every answer is as expected, and nothing but GET is sent', async () => {
		const findings = await everything(await openReader(access(), 0));
		expect(findings).toHaveLength(PROBES.length);
		expect(findings.filter(({ isBad }) => isBad)).toEqual([]);
		expect(findings.filter(({ looked }) => (looked ?? 0) > 0).length).toBeGreaterThan(30);
		const methods = sandbox.calls
			.find()
			.filter(({ path }) => path.startsWith('/seller/v2'))
			.map(({ method }) => method);
		expect(new Set(methods)).toEqual(new Set(['GET']));
		expect(summaryOf(findings)[1]).toMatch(/^\d+ of \d+ endpoints asked; every answer is as expected\.$/);
	});

	test.each(['2026-11-25T03:00:00Z', '2026-12-31T23:59:59Z', '2027-03-01T00:00:00Z', '2028-02-29T12:00:00Z'])(
		'every answer is as expected on %s as well',
		async (day) => {
			await sandbox.close();
			sandbox = await startSandbox({ clock: SandboxClock.frozenAt(day) });
			seedShop(sandbox.marketplace);
			const findings = await everything(await openReader(access(), 0));
			expect(findings.filter(({ isBad }) => isBad)).toEqual([]);
			const invoice = findings.find(({ endpoint }) => endpoint === 'GET /invoices/{invoiceId}/documents');
			expect(invoice).toMatchObject({ looked: 1 });
		},
	);

	test('the report holds no value of any answer but codes', async () => {
		const inner = await openReader(access(), 0);
		const values = new Set<string>();
		const reader: Reader = {
			async get(path, query) {
				const answer = await inner.get(path, query);
				return { ...answer, body: collected(altered(answer), values) };
			},
		};
		const report = (await everything(reader)).flatMap(linesOf).join('\n');

		expect(report).toContain('differs');
		expect(report).toContain('new field   items[].altered');
		expect(values.size).toBeGreaterThan(500);
		const parts = new Set(report.split(/[^\p{L}\p{N}_@.-]+/u));
		expect([...values].filter((value) => parts.has(value))).toEqual([]);
	});

	test.each([
		['a page of a portal', { kind: 'notJson' }, 'answered 200 with something that is not JSON'],
		['a fault', { kind: '500' }, 'answered 500'],
		['nothing', { kind: 'drop' }, 'no answer'],
	] as const)('%s is told, and the rest is checked', async (_what, rule, note) => {
		sandbox.faults.add({ ...rule, path: '/carriers' });
		const findings = await everything(await openReader(access(), 0));
		expect(findings.filter(({ isBad }) => isBad)).toMatchObject([{ endpoint: 'GET /carriers', note }]);
		expect(summaryOf(findings).join('\n')).toContain('1 not as expected');
	});

	test.each([
		['a wrong secret', { clientSecret: 'x' }, /gave no token: it answered 401/],
		['a seller of somebody else', { sellerId: '55555' }, /check OCTOPIA_SELLER_ID/],
		[
			'a sign-in service that is not there',
			{ tokenUrl: 'http://127.0.0.1:9/token' },
			/127\.0\.0\.1:9 cannot be reached/,
		],
		['an API that is not there', { apiUrl: 'http://127.0.0.1:9' }, /The API cannot be reached/],
	])('%s checks nothing and says why', async (_what, changes, sentence) => {
		const checked = async () => await everything(await openReader({ ...access(), ...changes }, 0));
		await expect(checked()).rejects.toMatchObject({ name: 'PlainError', message: expect.stringMatching(sentence) });
	});

	test('stops when the quota is used up', async () => {
		sandbox.faults.add({ kind: 'quota', path: '/orders' });
		await expect(everything(await openReader(access(), 0))).rejects.toThrow('The call quota of this client is used up');
	});

	test('keeps its pace', async () => {
		const reader = await openReader(access(), 0.1);
		const begin = Date.now();
		for (let call = 0; call < 4; call++) await reader.get('/sellers');
		expect(Date.now() - begin).toBeGreaterThanOrEqual(290);
	});
});

describe('the command', () => {
	const run = async (...flags: string[]) =>
		await new Promise<{ code: number; output: string }>((resolve) => {
			const environment = Object.entries(process.env).filter(([name]) => !/^(OCTOPIA_|NODE_OPTIONS)/.test(name));
			const options = { cwd: ROOT, env: Object.fromEntries(environment) };
			const script = ['--import', 'tsx', 'scripts/checkLive.mts', ...flags];
			execFile(process.execPath, script, options, (error, output) =>
				resolve({ code: Number(error?.code ?? 0), output: String(output) }),
			);
		});

	test('passes against the sandbox', async () => {
		const { code, output } = await run('--sandbox');
		expect(output).toContain('every answer is as expected');
		expect(code).toBe(0);
	}, 60_000);

	test('explains itself without credentials', async () => {
		const { code, output } = await run();
		expect(output).toMatch(
			/^Nothing was checked: OCTOPIA_CLIENT_ID, OCTOPIA_CLIENT_SECRET, OCTOPIA_SELLER_ID are not set\./,
		);
		expect(code).toBe(2);
	}, 60_000);
});

/** The answer with a field too many and some of another type. */
function altered({ body }: ApiResponse): unknown {
	if (typeof body !== 'object' || body === null || Buffer.isBuffer(body)) return body;
	const items = (body as { items?: unknown[] }).items?.map((item, index) =>
		index === 0 && typeof item === 'object'
			? { ...item, altered: 'Jean Dupont', status: 7, label: { a: 1 }, code: 8 }
			: item,
	);
	return items === undefined ? body : { ...body, items };
}

function collected(value: unknown, values: Set<string>): unknown {
	if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value))
		Object.values(value).forEach((inner) => collected(inner, values));
	else if (['string', 'number'].includes(typeof value) && String(value).length > 2) values.add(String(value));
	return value;
}
