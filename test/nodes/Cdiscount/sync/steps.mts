import fc from 'fast-check';
import { LIFE, type FakeShop, type Mishap } from './fakeShop.mts';
import { HOUR, MINUTE, type FakeNode } from './triggerNode.mts';

/** One thing that happens to a shop, to the machine of n8n, or to the checkpoint. */
export type Step =
	| { kind: 'arrive'; count: number; late: number; status: number }
	| { kind: 'live'; index: number; count: number }
	| { kind: 'wait'; minutes: number }
	| { kind: 'skew'; hours: number }
	| { kind: 'save' }
	| { kind: 'restart'; toSaved: boolean }
	| { kind: 'poll'; mishaps: Mishap[]; isSlow: boolean };

const MISHAPS: Mishap[] = ['fine', 'fine', 'fine', 'fails', 'empty', 'repeated', 'shifts'];

/** Any interleaving; restarts with an older checkpoint only where they are wanted. */
export const anySteps = ({ ageing = false, late = true, kinds = MISHAPS } = {}): fc.Arbitrary<Step[]> => {
	const step: fc.Arbitrary<Step> = fc.oneof(
		fc.record({
			kind: fc.constant('arrive' as const),
			count: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 260 })),
			late: late ? fc.oneof(fc.constant(0), fc.nat(480)).map((minutes) => minutes * MINUTE) : fc.constant(0),
			status: fc.integer({ min: 0, max: LIFE.length - 2 }),
		}),
		fc.record({ kind: fc.constant('live' as const), index: fc.nat(999), count: fc.integer({ min: 1, max: 150 }) }),
		fc.record({ kind: fc.constant('wait' as const), minutes: fc.oneof(fc.nat(3), fc.nat(200)) }),
		fc.record({ kind: fc.constant('skew' as const), hours: fc.integer({ min: -24, max: 24 }) }),
		fc.constant({ kind: 'save' as const }),
		fc.record({ kind: fc.constant('restart' as const), toSaved: fc.constant(ageing) }),
		{
			arbitrary: fc.record({
				kind: fc.constant('poll' as const),
				mishaps: fc.array(fc.constantFrom(...kinds), { maxLength: 8 }),
				isSlow: fc.boolean(),
			}),
			weight: 6,
		},
	);
	return fc.array(step, { minLength: 5, maxLength: 40 });
};

/** Plays the steps. A restart without ageing goes on with the state that the last poll left. */
export async function play(steps: Step[], shop: FakeShop, node: FakeNode): Promise<void> {
	let saved = '{}';
	for (const step of steps) {
		if (step.kind === 'arrive') shop.arrive(step.count, step);
		else if (step.kind === 'live') for (let n = 0; n < step.count; n++) shop.step(step.index + n);
		else if (step.kind === 'wait') shop.now += step.minutes * MINUTE;
		else if (step.kind === 'skew') node.skew = step.hours * HOUR;
		else if (step.kind === 'save') saved = JSON.stringify(node.state);
		else if (step.kind === 'restart') node.state = JSON.parse(step.toSaved ? saved : JSON.stringify(node.state));
		else {
			shop.mishaps = [...step.mishaps];
			// in a slow one the time is up after three calls
			Object.assign(node, { budget: step.isSlow ? 4000 : Infinity });
			shop.perCall = step.isSlow ? 1500 : 200;
			await node.poll();
		}
	}
}

/** Two hours without faults: long enough for two catch-ups. */
export async function settle(shop: FakeShop, node: FakeNode, minutes = 125): Promise<void> {
	Object.assign(node, { budget: Infinity });
	shop.perCall = 200;
	for (let minute = 0; minute < minutes; minute += 5) {
		await node.poll();
		shop.now += 5 * MINUTE;
	}
}
