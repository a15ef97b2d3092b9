import {
	HOUR,
	hourOf,
	packSeenIds,
	seenKey,
	unpackSeenIds,
	type PackedSeenIds,
} from '../../../../nodes/Cdiscount/sync/seenIds.ts';

const A = seenKey('a');
const B = seenKey('b');

test('the same hour, catch-up and state are written once, with what was passed over apart', () => {
	const same = { at: 40, sweep: 37, state: 'In.Preparation' };
	const seen = new Map([
		[A, { ...same, passedOver: false }],
		[B, { ...same, passedOver: false }],
		[seenKey('c'), { ...same, passedOver: true }],
	]);
	const packed = { '14.11..In.Preparation': A + B, '14.11.p.In.Preparation': seenKey('c') };
	expect(packSeenIds(seen)).toEqual(packed);
	expect(unpackSeenIds(packed)).toEqual(seen);
});

test.each<[string, unknown]>([
	['1.1..', 5],
	['1.1..', null],
	['1.1..', [A]],
	['!.1..', A],
	['1.!..', A],
	['', A],
	['1.1..', A.slice(1)],
])('what cannot be read is left out, and nothing else: %j, %j', (key, text) => {
	const good = { at: 2, sweep: 2, state: '', passedOver: false };
	expect(unpackSeenIds({ [key]: text, '2.2..': B } as PackedSeenIds)).toEqual(new Map([[B, good]]));
});

test('of a text that was cut off the whole marks are read', () => {
	expect([...unpackSeenIds({ '1.1..': A + B.slice(1) }).keys()]).toEqual([A]);
});

test('a time lies in the hour that has begun, and none before 1970', () => {
	expect([0, HOUR - 1, HOUR, -HOUR].map(hourOf)).toEqual([0, 0, 1, 0]);
});
