import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { checkout } from '../../scripts/host/paths.mts';
import { committedTypes, knownTypes, type KnownType } from './nodeTypes.mts';
import { parameterFaults } from './parameters.mts';

interface Template {
	name: string;
	nodes: INode[];
	connections: Record<string, Record<string, Array<Array<{ node: string; type: string; index: number }> | null>>>;
	settings: Record<string, unknown>;
	pinData: Record<string, unknown>;
	active: boolean;
	tags: unknown[];
}

const folder = join(checkout, 'workflows');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Template;
const templates = files.map((file) => [file, read(file)] as const);

const NOTE = 'n8n-nodes-base.stickyNote';
const isNote = ({ type }: INode) => type === NOTE;
const isOwn = ({ type }: INode) => type.startsWith('n8n-nodes-cdiscount.');
const isTrigger = ({ type }: INode) => /trigger$/i.test(type);

let types: Map<string, KnownType>;
beforeAll(async () => (types = await knownTypes()));

test('the names of the templates are their own', () => {
	const names = templates.map(([, { name }]) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(names.filter((name) => !name.startsWith('Cdiscount: '))).toEqual([]);
});

test('every template has its row and its picture in workflows/README.md', () => {
	const text = readFileSync(join(folder, 'README.md'), 'utf8');
	const pictures = readdirSync(join(checkout, 'docs', 'images', 'workflows'));
	for (const file of files) {
		expect(text).toContain(`(${file})`);
		expect(text).toContain(`../docs/images/workflows/${file.replace('.json', '.png')}`);
		expect(pictures).toContain(file.replace('.json', '.png'));
	}
});

test('the committed list of node types holds what the templates use, as n8n has it', () => {
	const used = new Set(
		templates.flatMap(([, { nodes }]) => nodes.filter((node) => !isOwn(node)).map(({ type }) => type)),
	);
	const expected = Object.fromEntries([...used].sort().map((type) => [type, types.get(type)?.versions]));
	expect(committedTypes()).toEqual(expected);
});

describe.each(templates)('%s', (file, template) => {
	const { nodes, connections } = template;
	const named = (name: string) => nodes.find((node) => node.name === name);
	const text = readFileSync(join(folder, file), 'utf8');
	const links = Object.entries(connections).flatMap(([from, outputs]) =>
		Object.entries(outputs).flatMap(([type, ports]) =>
			ports.flatMap((targets, output) => (targets ?? []).map(({ node }) => ({ from, type, output, node }))),
		),
	);

	test('is a workflow that n8n imports, inactive, without pinned data', () => {
		expect(Object.keys(template).sort()).toEqual([
			'active',
			'connections',
			'name',
			'nodes',
			'pinData',
			'settings',
			'tags',
		]);
		expect(template).toMatchObject({ active: false, pinData: {}, tags: [], settings: { executionOrder: 'v1' } });
		for (const node of nodes) {
			expect(node).toMatchObject({ id: expect.any(String), name: expect.any(String), parameters: expect.any(Object) });
			expect(node.position).toEqual([expect.any(Number), expect.any(Number)]);
		}
	});

	test('nodes have names and readable ids of their own', () => {
		const names = nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		const ids = nodes.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || /[0-9a-f]{8}-[0-9a-f]{4}/.test(id))).toEqual([]);
	});

	test('nodes are of types and versions that n8n has', () => {
		for (const { type, typeVersion } of nodes) {
			expect(types.get(type)?.versions ?? `no type ${type}`).toContain(typeVersion);
		}
	});

	test('parameters are those of the nodes, and n8n finds no fault with them', () => {
		const faults = nodes.flatMap((node) => {
			const description = types.get(node.type)?.description?.(node.typeVersion);
			return description ? parameterFaults(node, description).map((fault) => `${node.name}: ${fault}`) : [];
		});
		expect(faults).toEqual([]);
	});

	test('every Cdiscount node names its resource and operation, so that no default decides what it does', () => {
		const acting = nodes.filter((node) => isOwn(node) && !isTrigger(node));
		const unnamed = acting.filter(({ parameters: { resource, operation } }) => !resource || !operation);
		expect(unnamed.map(({ name }) => name)).toEqual([]);
	});

	test('connections join nodes that are there, and none is left alone', () => {
		for (const { from, node } of links) expect([named(from), named(node)]).not.toContain(undefined);
		const joined = new Set(links.flatMap(({ from, node }) => [from, node]));
		expect(nodes.filter((node) => !isNote(node) && !joined.has(node.name)).map(({ name }) => name)).toEqual([]);
		const fed = new Set(links.filter(({ type }) => type === 'main').map(({ node }) => node));
		const giving = new Set(links.filter(({ type }) => type !== 'main').map(({ from }) => from));
		const unfed = nodes.filter(
			(node) => !isNote(node) && !isTrigger(node) && !fed.has(node.name) && !giving.has(node.name),
		);
		expect(unfed.map(({ name }) => name)).toEqual([]);
	});

	test('expressions speak of nodes that are there', () => {
		const spoken = [...text.matchAll(/\$\('((?:[^'\\]|\\.)+)'\)/g)].map(([, name]) => name.replaceAll("\\'", "'"));
		expect(spoken.filter((name) => !named(name))).toEqual([]);
	});

	test('an error of what leaves n8n has a way to a person', () => {
		const leaving = nodes.filter((node) => node.type === 'n8n-nodes-cdiscount.cdiscount');
		for (const { name, onError } of leaving) {
			expect([name, onError]).toEqual([name, 'continueErrorOutput']);
			const ways = links.filter((link) => link.from === name && link.output === 1);
			expect([name, ways.length]).toEqual([name, 1]);
		}
	});

	test('amounts reach the node as they were entered: it tells thousands from decimals', () => {
		const given = nodes.filter(isOwn).map(({ name, parameters }) => [name, JSON.stringify(parameters)]);
		expect(given.filter(([, parameters]) => parameters.includes("replace(','"))).toEqual([]);
	});

	test('a Config node holds what the user fills in', () => {
		expect(named('Config')).toMatchObject({ type: 'n8n-nodes-base.set' });
		expect(links.some(({ node }) => node === 'Config')).toBe(true);
	});

	test('notes say what it does, what it needs, and what each step is', () => {
		const notes = nodes.filter(isNote);
		const [about, ...others] = notes;
		expect(about).toMatchObject({ name: 'About', parameters: { color: 1 } });
		const content = String(about.parameters.content);
		for (const part of [
			'**What it does**',
			'**For whom**',
			'**Set it up**',
			'**Safe to run twice**',
			'n8n-nodes-cdiscount',
			'*Config*',
		])
			expect(content).toContain(part);
		expect(content).toMatch(/\*\*n8n-nodes-cdiscount\*\* \d+\.\d+\.\d+ or later/);
		expect(others.length).toBeGreaterThan(0);
		expect(others.filter(({ parameters }) => parameters.color !== 7)).toEqual([]);
	});

	test('no secrets, no ids of anybody, no addresses of anybody', () => {
		for (const node of nodes) expect(Object.keys(node)).not.toEqual(expect.arrayContaining(['credentials']));
		expect(text).not.toMatch(/"(webhookId|versionId|instanceId|meta|cachedResult\w+)"/);
		expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i);
		expect(text).not.toMatch(/eyJ[A-Za-z0-9_-]{10}|sk-[A-Za-z0-9]{8}|Bearer [A-Za-z0-9]/);
		const mails = text.match(/[\w.+-]+@[\w-]+\.[\w.]+/g) ?? [];
		expect(mails.filter((mail) => !mail.endsWith('@example.com'))).toEqual([]);
		const hosts = [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
		expect(hosts.filter((host) => !/(^|\.)(example\.com|docs\.google\.com|n8n\.io)$/.test(host))).toEqual([]);
	});

	test('no Code nodes, which need a task runner', () => {
		expect(nodes.filter(({ type }) => /\.(code|function|functionItem)$/.test(type))).toEqual([]);
	});

	test('nothing lies over anything else', () => {
		const boxes = nodes.map((node) => {
			const [left, top] = node.position;
			const { width = 0, height = 0 } = node.parameters as { width?: number; height?: number };
			const size = isNote(node) ? [width, height] : isWide(node) ? [200, 100] : [100, 100];
			return { name: node.name, left, top, right: left + size[0], bottom: top + size[1] };
		});
		const over = boxes.flatMap((a, index) =>
			boxes
				.slice(index + 1)
				.filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
				.map((b) => `${a.name} / ${b.name}`),
		);
		expect(over).toEqual([]);
	});
});

const isWide = ({ type }: INode) => /\.(agent|chainLlm)$/.test(type);
