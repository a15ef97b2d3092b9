import { importsOf, sourcesIn } from './sources.mts';

const PROVIDED = /^(n8n-workflow|zod|luxon|lodash(\/\w+)?|crypto)$/;
const NODE = 'nodes/Cdiscount';

/** Imports of these files that match no pattern, as "file → import". */
function strangers(files: string[], ...allowed: RegExp[]): string[] {
	return files.flatMap((file) =>
		importsOf(file)
			.filter((name) => !allowed.some((pattern) => pattern.test(name)))
			.map((name) => `${file} → ${name}`),
	);
}

const below = (folder: string) => new RegExp(`^${folder}(/|$)`);
const schemas = sourcesIn('nodes').filter((file) => file.endsWith('.schema.ts'));
const nodes = sourcesIn('nodes').filter((file) => file.endsWith('.node.ts'));
const inLayer = (layer: string) => sourcesIn(`${NODE}/${layer}`);

test('finds the sources it is about', () => {
	for (const files of [schemas, nodes, inLayer('api'), inLayer('core'), inLayer('resources'), sourcesIn('credentials')])
		expect(files.length).toBeGreaterThan(0);
	expect(importsOf(nodes[0])).toContain('n8n-workflow');
});

test('nodes and credentials import what n8n provides, and their own files, and nothing else', () => {
	expect(strangers(sourcesIn('nodes', 'credentials'), PROVIDED, below('nodes'), below('credentials'))).toEqual([]);
});

test.each([
	['api', [`${NODE}/api`]],
	['core', [`${NODE}/core`, `${NODE}/api`]],
	['resources', [`${NODE}/resources`, `${NODE}/core`, `${NODE}/api`]],
])('%s imports %j only', (layer, allowed) => {
	expect(strangers(inLayer(layer), PROVIDED, ...allowed.map(below))).toEqual([]);
});

test('a node file imports resources and core, and never the transport', () => {
	expect(strangers(nodes, PROVIDED, below(`${NODE}/resources`), below(`${NODE}/core`))).toEqual([]);
});

test('an operation is handed the client, it does not connect', () => {
	const named = sourcesIn(`${NODE}/resources`).filter((file) => /\.(operation|event)\.ts$/.test(file));
	expect(named.length).toBeGreaterThan(0);
	expect(strangers(named, /^(?!nodes\/Cdiscount\/api\/(client|signIn|sign|account)$)/)).toEqual([]);
});

test('api and core name no resource', () => {
	expect(strangers([...inLayer('api'), ...inLayer('core')], /^(?!.*resources)/)).toEqual([]);
});

test('a schema imports zod and other schemas only', () => {
	expect(strangers(schemas, /^zod$/, /\.schema$/)).toEqual([]);
});

test('of the package the sandbox imports schemas only', () => {
	expect(strangers(sourcesIn('sandbox'), /^(?!nodes\/|credentials\/)/, /\.schema$/)).toEqual([]);
});

test('nothing that is published knows the sandbox, the tests or the scripts', () => {
	expect(strangers(sourcesIn('nodes', 'credentials'), /^(?!(sandbox|test|scripts|bench)(\/|$))/)).toEqual([]);
});
