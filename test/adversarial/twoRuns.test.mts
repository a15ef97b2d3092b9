import './twice/time.mts';
import fc from 'fast-check';
import nock from 'nock';
import { closeShops } from '../engine/shop.mts';
import { runs } from '../runs.mts';
import { strikes } from './twice/faults.mts';
import { judge } from './twice/judge.mts';
import { Theatre, type Meeting } from './twice/meeting.mts';
import { scenes } from './twice/scenes.mts';

jest.setTimeout(600_000);

let theatre: Theatre;

beforeAll(async () => {
	nock.restore();
	theatre = await Theatre.open();
});

afterAll(async () => {
	await theatre.close();
	await closeShops();
});

const meeting = (processes: 1 | 2): fc.Arbitrary<Meeting> =>
	fc.record({
		processes: fc.constant(processes),
		choices: fc.array(fc.nat(1), { maxLength: 24 }),
		strikes,
		lateSeconds: fc.constantFrom(0, 0, 3, 15, 40),
		retries: fc.constantFrom(0, 1, 2),
		retryAfter: fc.constantFrom(1, 5),
	});

const cases = Object.keys(scenes).flatMap((name) => [[name, 1] as const, [name, 2] as const]);

test.each(cases)('%s by two runs at once, in %d processes: once, and told as it is', async (name, processes) => {
	const scene = scenes[name];
	const calm = { processes, choices: [], strikes: [], lateSeconds: 0, retries: 0, retryAfter: 1 };
	const { attempts } = await theatre.play(scene, calm);
	expect(attempts.map(({ result, said }) => said ?? result)).toEqual([
		expect.stringMatching(/^(done|processing)$/),
		expect.stringMatching(/^(alreadyDone|processing)$/),
	]);

	await fc.assert(
		fc.asyncProperty(meeting(processes), async (how) => {
			const { attempts: all, effects } = await theatre.play(scene, how);
			expect(judge(scene, all, effects)).toEqual([]);
		}),
		runs(4),
	);
});
