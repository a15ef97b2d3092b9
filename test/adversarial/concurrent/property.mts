import fc from 'fast-check';
import { closeShops } from '../../engine/shop.mts';
import { runs } from '../../runs.mts';
import { plannedFaults } from './plannedFaults.mts';
import { checkOutcome } from './checkOutcome.mts';
import { ConcurrentHarness, type RunPlan } from './harness.mts';
import type { Scenario } from './scenario.mts';

jest.setTimeout(900_000);

let harness: ConcurrentHarness;

beforeAll(async () => {
	harness = await ConcurrentHarness.open();
});

afterAll(async () => {
	await harness.close();
	await closeShops();
});

/** Whatever the process that did it may remember, another one knows only what the marketplace shows. */
const lateness = ({ shownSlowlyBy }: Scenario, mustBeSeen: boolean): number[] =>
	mustBeSeen && shownSlowlyBy === undefined ? [0, 0, 3] : [0, 0, 3, 15, 40];

const runPlan = (scenario: Scenario, processes: 1 | 2): fc.Arbitrary<RunPlan> =>
	fc.boolean().chain((isRestarted) =>
		fc.record({
			processes: fc.constant(processes),
			choices: fc.array(fc.nat(1), { maxLength: 24 }),
			faults: plannedFaults,
			lateSeconds: fc.constantFrom(...lateness(scenario, processes === 2 || isRestarted)),
			retries: fc.integer({ min: isRestarted ? 1 : 0, max: 2 }),
			retryAfter: fc.constantFrom(1, 5),
			isRestarted: fc.constant(isRestarted),
		}),
	);

/** The tests of some scenarios; their names tell the seeds. */
export function testConcurrentRuns(scenarios: Record<string, Scenario>): void {
	const { seed, numRuns } = runs(4);
	const cases = Object.entries(scenarios).flatMap(([name, scenario], at) =>
		([1, 2] as const).map((processes) => ({ name, scenario, processes, seed: seed * 100 + at * 2 + processes })),
	);

	test.each(cases)(
		'$name twice at once, processes: $processes (seed $seed)',
		async ({ scenario, processes, seed: own }) => {
			await fc.assert(
				fc.asyncProperty(runPlan(scenario, processes), async (how) => {
					const { attempts, effects } = await harness.run(scenario, how);
					expect(checkOutcome(scenario, attempts, effects)).toEqual([]);
				}),
				{ numRuns, seed: own },
			);
		},
	);

	test.each(cases)('$name one after the other, processes: $processes: done, and done before', async (one) => {
		const { isHarmless, claims = ['done', 'alreadyDone'] } = one.scenario;
		const calm = { choices: [], faults: [], lateSeconds: 0, retries: 0, retryAfter: 1, isRestarted: false };
		const { attempts, effects } = await harness.run(one.scenario, { ...calm, processes: one.processes });
		const told = expect.stringMatching(claims.join('|')) as unknown;
		expect(attempts.map(({ said, result }) => said ?? result)).toEqual([told, told]);
		expect(isHarmless ? effects > 0 : effects === 1).toBe(true);
	});
}
