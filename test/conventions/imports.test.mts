import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ENTITIES, FLOORS } from '../../scripts/imports/rules.mts';
import { importsOf, read, ROOT, sourcesIn } from './sources.mts';

const NODE = 'nodes/Cdiscount';
const PROVIDED = /^(n8n-workflow|zod|luxon|lodash(\/\w+)?|crypto)$/;
const WITHOUT_N8N = /^(zod|luxon|lodash(\/\w+)?|crypto)$/;

/** Imports of these files that match no pattern, as "file → import". */
function strangers(files: string[], ...allowed: RegExp[]): string[] {
	return files.flatMap((file) =>
		importsOf(file)
			.filter((name) => !allowed.some((pattern) => pattern.test(name)))
			.map((name) => `${file} → ${name}`),
	);
}

const below = (folder: string) => new RegExp(`^${folder}(/|$)`);
const floor = (name: string) => below(`${NODE}/${name}`);
const on = (name: string) => sourcesIn(`${NODE}/${name}`);
const foldersIn = (folder: string) =>
	readdirSync(join(ROOT, NODE, folder), { withFileTypes: true }).flatMap((one) =>
		one.isDirectory() ? [one.name] : [],
	);
const entities = foldersIn('marketplace').filter((name) => name !== 'write');
const resources = foldersIn('resources').filter((name) => name !== 'shared');
const schemas = on('marketplace').filter((file) => /(schema|schemaParts)\.ts$/.test(file));
const nodes = sourcesIn('nodes').filter((file) => file.endsWith('.node.ts'));

test('finds the sources it is about', () => {
	for (const files of [schemas, nodes, entities, resources, sourcesIn('credentials')])
		expect(files.length).toBeGreaterThan(0);
	for (const name of FLOORS) expect(on(name).length).toBeGreaterThan(0);
	expect(importsOf(nodes[0])).toContain('n8n-workflow');
});

test('nodes and credentials import what n8n provides, and their own files, and nothing else', () => {
	expect(strangers(sourcesIn('nodes', 'credentials'), PROVIDED, below('nodes'), below('credentials'))).toEqual([]);
});

test.each(FLOORS.map((name, place) => [name, FLOORS.slice(0, place + 1)] as const))(
	'%s imports %j only: no arrow goes up',
	(name, allowed) => {
		expect(strangers(on(name), PROVIDED, ...allowed.map(floor))).toEqual([]);
	},
);

test('the transport and the marketplace know no n8n, but the types that the hooks of a credential are given', () => {
	const files = [...on('api'), ...on('marketplace')];
	const ofCredentials = files.filter((file) => file.startsWith(`${NODE}/api/auth/`));
	const others = files.filter((file) => !ofCredentials.includes(file));
	expect(strangers(others, WITHOUT_N8N, floor('api'), floor('marketplace'))).toEqual([]);
	const taken = ofCredentials.filter((file) => /import (?!type )[^;]*'n8n-workflow'/.test(read(file)));
	expect(taken).toEqual([]);
});

test('core and sync know no entity and no resource, neither by import nor by name', () => {
	const files = [...on('core'), ...on('sync')];
	const shared = new RegExp(`^${NODE}/marketplace/(write/\\w+|\\w+)$`);
	expect(strangers(files, PROVIDED, floor('api'), floor('core'), floor('sync'), shared)).toEqual([]);
	// "seller" is a word of the credentials as well
	const names = resources.map((name) => (name === 'seller' ? '/seller' : `/?${name}`)).join('|');
	const named = files.filter((file) => new RegExp(`['"\`](${names})s?['"\`/:]`).test(read(file)));
	expect(named).toEqual([]);
});

test('no resource imports another', () => {
	expect(resources).toEqual(expect.arrayContaining(['order', 'refund']));
	const sideways = resources.flatMap((resource) => {
		const others = resources.filter((name) => name !== resource).join('|');
		return strangers(on(`resources/${resource}`), new RegExp(`^(?!${NODE}/resources/(${others})(/|$))`));
	});
	const shared = strangers(on('resources/shared'), new RegExp(`^(?!${NODE}/resources/(${resources.join('|')})(/|$))`));
	expect([...sideways, ...shared]).toEqual([]);
});

test('an entity of the marketplace imports only what is before it', () => {
	expect(ENTITIES.flat().sort()).toEqual([...entities].sort());
	const upwards = ENTITIES.flatMap((group, place) =>
		group.flatMap((entity) => {
			const after = [...ENTITIES.slice(place + 1).flat(), ...group.filter((name) => name !== entity)];
			if (after.length === 0) return [];
			return strangers(on(`marketplace/${entity}`), new RegExp(`^(?!${NODE}/marketplace/(${after.join('|')})/)`));
		}),
	);
	const others = sourcesIn(`${NODE}/marketplace`).filter(
		(file) => !entities.some((name) => file.includes(`/${name}/`)),
	);
	const known = new RegExp(`^(?!${NODE}/marketplace/(${entities.join('|')})/)`);
	expect(upwards).toEqual([]);
	// the clock is that of any answer, and an order count is the smallest there is
	expect(strangers(others, known)).toEqual([`${NODE}/marketplace/clock.ts → ${NODE}/marketplace/order/calls`]);
});

test('a node file imports resources, core and sync, and never the transport', () => {
	expect(strangers(nodes, PROVIDED, floor('resources'), floor('core'), floor('sync'))).toEqual([]);
});

test('an operation is handed the client, it does not connect', () => {
	const named = on('resources').filter((file) => /\.(operation|event)\.ts$/.test(file));
	expect(named.length).toBeGreaterThan(0);
	const connecting = new RegExp(`^(?!${NODE}/(api/auth/|core/(connection|transport)$))`);
	expect(strangers(named, connecting)).toEqual([]);
});

test('a schema imports zod and other schemas only', () => {
	expect(strangers(schemas, /^zod$/, /\/schema$/, /\/schemaParts$/)).toEqual([]);
});

test('of the package the sandbox imports schemas only', () => {
	expect(strangers(sourcesIn('sandbox'), /^(?!nodes\/|credentials\/)/, /\/schema$/)).toEqual([]);
});

test('nothing that is published knows the sandbox, the tests or the scripts', () => {
	expect(strangers(sourcesIn('nodes', 'credentials'), /^(?!(sandbox|test|scripts|bench)(\/|$))/)).toEqual([]);
});

/** Files in a folder, by what their names end with. */
test('files are named in camel case, with the endings that CONTRIBUTING names', () => {
	const odd = sourcesIn('nodes', 'credentials', 'sandbox', 'scripts', 'test', 'bench').filter(
		(file) =>
			!/(^|\/)(?:[a-z][A-Za-z0-9]*|Cdiscount\w*)(\.(operation|event|node|credentials|test|scenarios|[a-z][A-Za-z]*\.test))?\.m?ts$/.test(
				file,
			),
	);
	expect(odd.filter((file) => !file.endsWith('.d.ts'))).toEqual([]);
});
