import '../../../engine/slept.mts';
import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { resources } from '../../../../nodes/Cdiscount/resources/index.ts';
import { Engine, type RunOptions } from '../../../engine/engine.mts';
import { closeShops, type Shop } from '../../../engine/shop.mts';
import { openProxy, type Proxy } from '../../../proxy/proxy.mts';
import { runs } from '../../../runs.mts';
import { openFullShop, succeed } from '../../../samples/sampleInputs.mts';
import { differences, isDecisive, isRead, ODD_VALUES, OTHER_VALUES, placesIn, withOdd, type Place } from '../odd.mts';

jest.setTimeout(120_000);

const READS = /^(get|count|find)/;
const operations = resources.flatMap(({ value, operations: all }) =>
	all
		.filter((operation) => READS.test(operation.value))
		.map((operation) => [`${value}/${operation.value}`, value, operation] as const),
);

const proxies: Proxy[] = [];

afterAll(async () => {
	await Promise.all(proxies.map(async (proxy) => await proxy.close()));
	await closeShops();
});

/** A run that can be repeated, and what the marketplace answered to it. */
async function readied(resource: string, operation: (typeof operations)[number][2]) {
	const shop = await openFullShop();
	const proxy = await openProxy(shop.sandbox);
	proxies.push(proxy);
	const engine = new Engine({ ...shop.credential, apiUrl: proxy.apiUrl });
	let again: [INodeParameters, RunOptions | undefined] = [{}, undefined];
	const run: Engine['run'] = async (parameters, options) => {
		again = [parameters, options];
		return await engine.run(parameters, options);
	};
	const through = { ...shop, engine: { run } } as unknown as Shop;
	expect((await succeed(through, resource, operation)).error).toBeUndefined();
	const [parameters, { items = [{}], ...options } = {}] = again;

	const answers = new Map<string, unknown>();
	/** Runs it with one field changed, of the first item only; the items that leave. */
	const outcome = async (simplify: boolean, place?: Place, odd?: unknown) => {
		proxy.clear();
		proxy.add({
			count: Infinity,
			rewrite(json, { path, method }) {
				if (method === 'GET' && place === undefined) answers.set(path, json);
				return place?.path === path ? withOdd(json, place, odd) : json;
			},
		});
		const { output, error } = await engine.run({ ...parameters, simplify }, { ...options, items: items.slice(0, 2) });
		return { items: output.map(({ json }) => json), error: error?.message };
	};
	proxy.forget();
	const usual = await outcome(true);
	expect(proxy.calls.filter(isRead).length).toBeGreaterThan(0);
	const places = [...answers].flatMap(([path, answer]) => placesIn(path, answer));
	return { outcome, usual, places };
}

test.each(operations)('%s: a field of another kind is lost, and nothing else', async (_name, resource, operation) => {
	const { outcome, usual, places } = await readied(resource, operation);
	const free = places.filter((place) => !isDecisive(place));
	if (free.length === 0) return;
	const whole = await outcome(false);

	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...free),
			fc.constantFrom(...ODD_VALUES, ...OTHER_VALUES),
			fc.boolean(),
			async (place, odd, simplify) => {
				const missing = await outcome(simplify, place);
				const found = await outcome(simplify, place, odd);

				expect([found.error, missing.error]).toEqual([undefined, undefined]);
				expect(found.items.filter((item) => 'unreadable' in item)).toEqual([]);
				expect(found.items).toHaveLength((simplify ? usual : whole).items.length);
				// files that a message does not name are asked for, and found
				const isFound = /attachments/.test(String(place.steps));
				if (ODD_VALUES.includes(odd) && !isFound) expect(differences(found.items, missing.items, odd)).toEqual([]);
			},
		),
		runs(10),
	);
});

const lists = operations.filter(([, , { value }]) =>
	/^get(All|Packages|PackageResults|Categories$|CategoryProperties)/.test(value),
);

test.each(lists)(
	'%s: what cannot be read is told as an item of its own, and the others go on',
	async (_name, resource, operation) => {
		const { outcome, usual, places } = await readied(resource, operation);
		// a message that cannot be read is lost to its discussion
		const decisive = places.filter(
			(place) =>
				isDecisive(place) &&
				typeof place.steps.at(-1) === 'string' &&
				!/messages|^\/.*packages\/[^/]+$/.test(String(place.steps)),
		);
		if (decisive.length === 0) return;

		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...decisive),
				fc.constantFrom(undefined, { odd: 1 }, ['odd'], null, true),
				async (place, odd) => {
					const { items, error } = await outcome(true, place, odd);
					const marked = items.filter((item) => 'unreadable' in item);

					expect(error).toBeUndefined();
					expect(marked).toEqual([
						expect.objectContaining({
							unreadable: expect.stringMatching(/cannot be read: .*\.$/),
							raw: expect.anything(),
						}),
					]);
					const others = items
						.filter((item) => !('unreadable' in item))
						.map((item: IDataObject) => JSON.stringify(item));
					expect(usual.items.map((item) => JSON.stringify(item))).toEqual(expect.arrayContaining(others));
					expect(others).toHaveLength(usual.items.length - 1);
				},
			),
			runs(8),
		);
	},
);
