import '../engine/slept.mts';
import fc from 'fast-check';
import { events } from '../../nodes/Cdiscount/resources/events.ts';
import { seedShop } from '../../sandbox/seeds/seedShop.mts';
import { Engine } from '../engine/engine.mts';
import { closeShops, openShop } from '../engine/shop.mts';
import { openProxy, type Proxy } from '../proxy/proxy.mts';
import { runs } from '../runs.mts';
import { messageProblem, isPolluted } from './userMessages.mts';
import { malformedResponse } from './malformedResponses.mts';

jest.setTimeout(60_000);

const proxies: Proxy[] = [];

afterAll(async () => {
	await Promise.all(proxies.map(async (proxy) => await proxy.close()));
	await closeShops();
});

test.each(events.map((event) => [event.value, event] as const))(
	'%s: whatever is answered, a poll delivers or says why not, and the next one works',
	async (value) => {
		const shop = await openShop();
		seedShop(shop.sandbox.marketplace);
		const proxy = await openProxy(shop.sandbox);
		proxies.push(proxy);
		const engine = new Engine({ ...shop.credential, apiUrl: proxy.apiUrl });
		const when = fc.record({ from: fc.integer({ min: 1, max: 4 }), count: fc.constantFrom(1, 2, 99) });
		const mode = fc.constantFrom('trigger', 'trigger', 'manual');

		await fc.assert(
			fc.asyncProperty(malformedResponse, when, mode, async ({ responseFor }, { from, count }, as) => {
				const trigger = engine.trigger({ event: value, indicators: ['orderAcceptation'] }, { mode: as });
				proxy.clear();
				proxy.add({ from, count, answer: responseFor });
				const failed = await trigger.poll().then(
					() => undefined,
					(thrown: Error) => thrown,
				);
				expect(failed && messageProblem(failed.message)).toBeUndefined();
				expect(['NodeApiError', 'NodeOperationError', undefined]).toContain(failed?.constructor.name);
				const kept = JSON.parse(JSON.stringify(trigger.state())) as object;
				proxy.clear();
				await engine
					.trigger({ event: value, indicators: ['orderAcceptation'] }, { mode: as, state: kept as never })
					.poll();
			}),
			runs(8),
		);
		expect(isPolluted()).toBe(false);
	},
);
