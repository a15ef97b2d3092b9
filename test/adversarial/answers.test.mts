import '../engine/slept.mts';
import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { seedShop } from '../../sandbox/seeds/seedShop.mts';
import { Engine } from '../engine/engine.mts';
import { closeShops, openShop } from '../engine/shop.mts';
import { validParameters } from './validParameters.mts';
import { openProxy, type Proxy } from '../proxy/proxy.mts';
import { runs } from '../runs.mts';
import { messageProblems, isPolluted } from './userMessages.mts';
import { validValues } from './shopParameters.mts';
import { malformedResponse } from './malformedResponses.mts';

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
			fc.asyncProperty(malformedResponse, when, fc.boolean(), async ({ responseFor }, { from, count }, goesOn) => {
				const form = validParameters(resource, operation, validValues(shop, resource, operation));
				proxy.clear();
				proxy.add({ from, count, answer: responseFor });
				const outcome = await engine.run(form as INodeParameters, {
					onError: goesOn ? 'continueErrorOutput' : undefined,
				});
				expect(messageProblems(outcome)).toEqual([]);
			}),
			runs(8),
		);
		expect(isPolluted()).toBe(false);
	},
);
