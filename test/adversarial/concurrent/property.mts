import fc from 'fast-check';
import nock from 'nock';
import { closeShops } from '../../engine/shop.mts';
import { runs } from '../../runs.mts';
import { strikes } from './plannedFaults.mts';
import { judge } from './checkOutcome.mts';
import { Theatre, type Meeting } from './harness.mts';
import type { Scene } from './scenario.mts';

jest.setTimeout(900_000);

let theatre: Theatre;

beforeAll(async () => {
	nock.restore();
	theatre = await Theatre.open();
});

afterAll(async () => {
	await theatre.close();
	await closeShops();
});

/** Whatever the process that did it may remember, another one knows only what the marketplace shows. */
const lateness = ({ shownSlowlyBy }: Scene, mustBeSeen: boolean): number[] =>
	mustBeSeen && shownSlowlyBy === undefined ? [0, 0, 3] : [0, 0, 3, 15, 40];

const meeting = (scene: Scene, processes: 1 | 2): fc.Arbitrary<Meeting> =>
	fc.boolean().chain((isRestarted) =>
		fc.record({
			processes: fc.constant(processes),
			choices: fc.array(fc.nat(1), { maxLength: 24 }),
			strikes,
			lateSeconds: fc.constantFrom(...lateness(scene, processes === 2 || isRestarted)),
			retries: fc.integer({ min: isRestarted ? 1 : 0, max: 2 }),
			retryAfter: fc.constantFrom(1, 5),
			isRestarted: fc.constant(isRestarted),
		}),
	);

/** The tests of some scenes; their names tell the seeds. */
export function testTwice(scenes: Record<string, Scene>): void {
	const { seed, numRuns } = runs(4);
	const cases = Object.entries(scenes).flatMap(([name, scene], at) =>
		([1, 2] as const).map((processes) => ({ name, scene, processes, seed: seed * 100 + at * 2 + processes })),
	);

	test.each(cases)(
		'$name twice at once, processes: $processes (seed $seed)',
		async ({ scene, processes, seed: own }) => {
			await fc.assert(
				fc.asyncProperty(meeting(scene, processes), async (how) => {
					const { attempts, effects } = await theatre.play(scene, how);
					expect(judge(scene, attempts, effects)).toEqual([]);
				}),
				{ numRuns, seed: own },
			);
		},
	);

	test.each(cases)('$name one after the other, processes: $processes: done, and done before', async (one) => {
		const { isHarmless, claims = ['done', 'alreadyDone'] } = one.scene;
		const calm = { choices: [], strikes: [], lateSeconds: 0, retries: 0, retryAfter: 1, isRestarted: false };
		const { attempts, effects } = await theatre.play(one.scene, { ...calm, processes: one.processes });
		const told = expect.stringMatching(claims.join('|')) as unknown;
		expect(attempts.map(({ said, result }) => said ?? result)).toEqual([told, told]);
		expect(isHarmless ? effects > 0 : effects === 1).toBe(true);
	});
}
