import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { fillStock, importTemplates, putTrackingFile } from '../../scripts/demo/contents.mts';
import { N8nRest } from '../../scripts/host/rest.mts';

interface Stored {
	id: string;
	name: string;
	active: boolean;
	versionId: string;
	nodes: Array<Record<string, unknown>>;
}

let folder: string;
let app: FastifyInstance;
let rest: N8nRest;
let workflows: Stored[];
let rows: unknown[];

/** As much of n8n's REST interface as an import touches. */
function fakeN8n(): FastifyInstance {
	const fake = Fastify();
	const tables: Array<{ id: string; name: string }> = [];
	const byId = (id: string) => workflows.find((workflow) => workflow.id === id);
	fake.get('/rest/workflows', async () => ({ data: workflows.map(({ id, name }) => ({ id, name })) }));
	fake.get<{ Params: { id: string } }>('/rest/workflows/:id', async ({ params }) => ({ data: byId(params.id) }));
	fake.post('/rest/workflows', async ({ body }) => {
		const id = `w${workflows.length + 1}`;
		const stored = { ...(body as Stored), id, active: false, versionId: `v-${id}` };
		workflows.push(stored);
		return { data: stored };
	});
	fake.post<{ Params: { id: string } }>('/rest/workflows/:id/activate', async ({ params, body }, reply) => {
		const workflow = byId(params.id);
		if (workflow?.versionId !== (body as Stored).versionId)
			return await reply.code(400).send({ message: 'wrong version' });
		workflow.active = true;
		return { data: workflow };
	});
	fake.get<{ Params: { id: string } }>('/rest/workflows/:id/publication-status', async ({ params }) => ({
		data: { status: byId(params.id)?.active ? 'published' : 'not_published', triggers: [] },
	}));
	fake.get('/rest/projects/personal', async () => ({ data: { id: 'p1' } }));
	fake.get('/rest/projects/p1/data-tables', async () => ({ data: { count: tables.length, data: tables } }));
	fake.post('/rest/projects/p1/data-tables', async ({ body }) => {
		tables.push({ id: 't1', name: (body as Stored).name });
		return { data: tables[0] };
	});
	fake.post('/rest/projects/p1/data-tables/t1/insert', async ({ body }) => {
		rows.push(...(body as { data: unknown[] }).data);
		return { data: {} };
	});
	return fake;
}

beforeEach(async () => {
	workflows = [];
	rows = [];
	folder = await mkdtemp(join(tmpdir(), 'demo-'));
	app = fakeN8n();
	rest = new N8nRest(await app.listen({ host: '127.0.0.1', port: 0 }));
	const type = 'n8n-nodes-cdiscount.cdiscountTrigger';
	const parameters = { path: '/home/node/.n8n-files/tracking.csv' };
	const first = { name: 'First', connections: {}, nodes: [{ name: 'On new order', type, parameters }] };
	await writeFile(join(folder, 'first.json'), JSON.stringify(first));
});

afterEach(async () => {
	await app.close();
	await rm(folder, { recursive: true, force: true });
});

const credential = { id: 'c1', name: 'Sandbox', type: 'cdiscountApi' };
const importAll = async () =>
	await importTemplates(rest, { credential, filesFolder: '/demo/files', folder, files: ['first.json', 'later.json'] });

test('imports the templates that exist and switches them on', async () => {
	expect(await importAll()).toEqual([{ file: 'first.json', id: 'w1', name: 'First', active: true }]);
	expect(workflows[0].nodes[0]).toMatchObject({
		credentials: { cdiscountApi: { id: 'c1', name: 'Sandbox' } },
		parameters: { path: '/demo/files/tracking.csv' },
	});
});

test('a second import makes no second copy and leaves the user’s own choice', async () => {
	await importAll();
	workflows[0].active = false;
	expect(await importAll()).toEqual([{ file: 'first.json', id: 'w1', name: 'First', active: false }]);
	expect(workflows).toHaveLength(1);
});

test('the stock is filled once', async () => {
	const products = [{ sku: 'LAMPE-042', title: 'Lampe', stock: 48, price: 29.99 }];
	await fillStock(rest, products);
	await fillStock(rest, products);
	expect(rows).toEqual([{ sku: 'LAMPE-042', title: 'Lampe', stock: 48 }]);
});

test('the tracking file lists the orders to ship and keeps the former one', async () => {
	await putTrackingFile(folder, ['A']);
	const file = await putTrackingFile(folder, ['B', 'C']);
	const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
	expect(lines).toEqual([
		'orderId;carrier;parcelNumber;trackingUrl;result;message;shippedAt',
		'B;Colissimo;;;;;',
		'C;Colissimo;;;;;',
	]);
	expect(await readFile(join(folder, 'tracking-previous.csv'), 'utf8')).toContain('A;Colissimo');
});
