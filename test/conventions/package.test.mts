import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { read, ROOT, sourcesIn } from './sources.mts';

const manifest = JSON.parse(read('package.json')) as {
	n8n: { nodes: string[]; credentials: string[] } & Record<string, unknown>;
	[field: string]: unknown;
};

test('needs nothing at run time but n8n', () => {
	expect(manifest.dependencies ?? {}).toEqual({});
	expect(manifest.bundledDependencies ?? manifest.bundleDependencies ?? []).toEqual([]);
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

test('publishes what was built, and nothing else', () => {
	expect(manifest.files).toEqual(['dist', 'CHANGELOG.md']);
	expect(manifest.private).toBeUndefined();
});

test('is known to n8n as a community package', () => {
	expect(manifest.name).toBe('n8n-nodes-cdiscount');
	expect(manifest.keywords).toContain('n8n-community-node-package');
	expect(manifest.license).toBe('MIT');
	expect(manifest.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
});

test('runs nothing when it is installed', () => {
	for (const script of ['preinstall', 'install', 'postinstall', 'prepare'])
		expect(manifest.scripts).not.toHaveProperty(script);
});

test('names every node and credential there is', () => {
	const built = (files: string[]) => files.map((file) => `dist/${file.replace(/\.ts$/, '.js')}`).sort();
	const nodes = sourcesIn('nodes').filter((file) => file.endsWith('.node.ts'));
	expect([...manifest.n8n.nodes].sort()).toEqual(built(nodes));
	expect([...manifest.n8n.credentials].sort()).toEqual(
		built(sourcesIn('credentials').filter((file) => file.endsWith('.credentials.ts'))),
	);
});

test('every node has a codex that names it', () => {
	for (const node of sourcesIn('nodes').filter((file) => file.endsWith('.node.ts'))) {
		const codex = node.replace(/\.ts$/, '.json');
		expect(existsSync(join(ROOT, codex))).toBe(true);
		expect(JSON.parse(read(codex))).toMatchObject({ codexVersion: '1.0' });
	}
});

/** What sellers type into n8n's search of nodes, in English and in French. */
const SEARCHED = [
	'marketplace',
	'e-commerce',
	'Octopia',
	'commande',
	'expédition',
	'colis',
	'prix',
	'vente',
	'SAV',
	'message',
];

test('every node is found by the words of a seller, in categories that n8n has', () => {
	for (const node of ['Cdiscount', 'CdiscountTrigger']) {
		const codex = JSON.parse(read(`nodes/Cdiscount/${node}.node.json`)) as Record<'alias' | 'categories', string[]>;
		expect(codex.alias).toEqual(expect.arrayContaining(SEARCHED));
		expect(codex.alias).toEqual([...new Set(codex.alias)]);
		expect(['Sales', 'Finance & Accounting']).toEqual(expect.arrayContaining(codex.categories));
	}
});

test('every dependency of development has one exact version', () => {
	const loose = Object.entries(manifest.devDependencies as Record<string, string>).filter(
		([, version]) => !/^(npm:[\w-]+@)?\d/.test(version),
	);
	expect(loose).toEqual([]);
});
