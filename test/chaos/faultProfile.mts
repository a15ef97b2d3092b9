import type { FaultRule } from '../../sandbox/http/faults.mts';

/** Of all calls, so many per cent meet this. */
const SHARES: Array<[percent: number, rule: FaultRule]> = [
	[4, { kind: '429', retryAfter: 1 }],
	[2, { kind: 'quota', retryAfter: 2 }],
	[3, { kind: '500' }],
	[2, { kind: '500', afterEffect: true }],
	[3, { kind: '502' }],
	[2, { kind: 'drop' }],
	[2, { kind: 'dropAfter' }],
	[2, { kind: 'truncatedJson' }],
];

/** A few calls that take longer than the node waits, and a sign-in service that stumbles. */
const RARE: FaultRule[] = [
	{ kind: 'slow', ms: 61_000, probability: 0.002, count: 6 },
	{ kind: 'timeoutAfter', probability: 0.002, count: 4 },
	{ kind: '500', path: '**/token', count: 2 },
];

/** The faults of the run: the sandbox tries rule after rule, so each share is taken of what the ones before it left. */
export function faultRules(): FaultRule[] {
	let left = 1;
	const rules = SHARES.map(([percent, rule]): FaultRule => {
		const probability = percent / 100 / left;
		left -= percent / 100;
		return { ...rule, probability };
	});
	return [...RARE, ...rules];
}

export const SHARE_OF_FAULTS = SHARES.reduce((sum, [percent]) => sum + percent, 0);
