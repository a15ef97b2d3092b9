import '../engine/slept.mts';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { closeShops } from '../engine/shop.mts';
import { openFullShop, succeed } from './sampleInputs.mts';
import { schemaOf } from './schemaOf.mts';

const FOLDER = join(__dirname, '../../nodes/Cdiscount/__schema__/v1.0.0');

const operations = resources.flatMap(({ value, operations: all }) =>
	all.map((operation) => [`${value}/${operation.value}`, value, operation] as const),
);

afterEach(closeShops);

/**
 * n8n's editor shows these fields before a node has run, so that they can be dragged into the next node.
 * UPDATE_SAMPLES=1 writes them anew.
 */
test.each(operations)('%s: the editor knows beforehand what it gives', async (name, resource, operation) => {
	const shop = await openFullShop();

	const { output, errors, error } = await succeed(shop, resource, operation);

	expect([error?.message, errors]).toEqual([undefined, []]);
	expect(output.length).toBeGreaterThan(0);
	const found = { ...schemaOf(output.map(({ json }) => json)), version: 1 };
	const file = join(FOLDER, `${name}.json`);
	if (process.env.UPDATE_SAMPLES) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
	}
	expect(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined).toEqual(found);
});

test('there are no samples of operations that do not exist', () => {
	const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
	expect(files.sort()).toEqual(operations.map(([name]) => `${name}.json`).sort());
});
