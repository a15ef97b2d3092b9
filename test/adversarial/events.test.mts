import '../engine/slept.mts';
import fc from 'fast-check';
import { events } from '../../nodes/Cdiscount/resources/events.ts';
import { seedShop } from '../../sandbox/seeds/seedShop.mts';
import { Engine } from '../engine/engine.mts';
import { closeShops, openShop } from '../engine/shop.mts';
import { runs } from '../runs.mts';
import { faultOf, isPolluted } from './sentences.mts';
import { openSpoiler, type Spoiler } from './spoiler.mts';
import { anySpoil } from './spoils.mts';

jest.setTimeout(60_000);

const spoilers: Spoiler[] = [];

afterAll(async () => {
	await Promise.all(spoilers.map(async (spoiler) => await spoiler.close()));
	await closeShops();
});

test.each(events.map((event) => [event.value, event] as const))(
	'%s: whatever is answered, a poll delivers or says why not, and the next one works',
	async (value) => {
		const shop = await openShop();
		seedShop(shop.sandbox.marketplace);
		const spoiler = await openSpoiler(shop);
		spoilers.push(spoiler);
		const engine = new Engine({ ...shop.credential, apiUrl: spoiler.apiUrl });
		const when = fc.record({ from: fc.integer({ min: 1, max: 4 }), count: fc.constantFrom(1, 2, 99) });
		const mode = fc.constantFrom('trigger', 'trigger', 'manual');

		await fc.assert(
			fc.asyncProperty(anySpoil, when, mode, async ({ spoil }, { from, count }, as) => {
				const trigger = engine.trigger({ event: value, indicators: ['orderAcceptation'] }, { mode: as });
				spoiler.plan(spoil, from, count);
				const failed = await trigger.poll().then(
					() => undefined,
					(thrown: Error) => thrown,
				);
				expect(failed && faultOf(failed.message)).toBeUndefined();
				expect(['NodeApiError', 'NodeOperationError', undefined]).toContain(failed?.constructor.name);
				const kept = JSON.parse(JSON.stringify(trigger.state())) as object;
				spoiler.honest();
				await engine
					.trigger({ event: value, indicators: ['orderAcceptation'] }, { mode: as, state: kept as never })
					.poll();
			}),
			runs(8),
		);
		expect(isPolluted()).toBe(false);
	},
);
