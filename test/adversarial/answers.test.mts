import '../engine/slept.mts';
import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { seedShop } from '../../sandbox/seeds/seedShop.mts';
import { Engine } from '../engine/engine.mts';
import { closeShops, openShop } from '../engine/shop.mts';
import { goodParameters } from './validParameters.mts';
import { openProxy, type Proxy } from '../proxy/proxy.mts';
import { runs } from '../runs.mts';
import { faultsIn, isPolluted } from './userMessages.mts';
import { goodValues } from './shopParameters.mts';
import { anySpoil } from './malformedResponses.mts';

jest.setTimeout(60_000);

const operations = resources.flatMap(({ value, operations: all }) =>
	all.map((operation) => [`${value}: ${operation.value}`, value, operation] as const),
);

const proxies: Proxy[] = [];

afterAll(async () => {
	await Promise.all(proxies.map(async (proxy) => await proxy.close()));
	await closeShops();
});

test.each(operations)(
	'%s: whatever is answered, it ends in a sentence or a result',
	async (_name, resource, operation) => {
		const shop = await openShop();
		seedShop(shop.sandbox.marketplace);
		const proxy = await openProxy(shop.sandbox);
		proxies.push(proxy);
		const engine = new Engine({ ...shop.credential, apiUrl: proxy.apiUrl });
		const when = fc.record({ from: fc.integer({ min: 1, max: 4 }), count: fc.constantFrom(1, 1, 2, 99) });

		await fc.assert(
			fc.asyncProperty(anySpoil, when, fc.boolean(), async ({ spoil }, { from, count }, goesOn) => {
				const form = goodParameters(resource, operation, goodValues(shop, resource, operation));
				proxy.clear();
				proxy.add({ from, count, answer: spoil });
				const outcome = await engine.run(form as INodeParameters, {
					onError: goesOn ? 'continueErrorOutput' : undefined,
				});
				expect(faultsIn(outcome)).toEqual([]);
			}),
			runs(8),
		);
		expect(isPolluted()).toBe(false);
	},
);
