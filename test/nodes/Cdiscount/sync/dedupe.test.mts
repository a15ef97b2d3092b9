import { seenKey, packSeenIds, unpackSeenIds, HOUR } from '../../../../nodes/Cdiscount/sync/seenIds.ts';
import { newCheckpoint, readCheckpoint, type Checkpoint } from '../../../../nodes/Cdiscount/sync/checkpoint.ts';
import type { FoundOccurrence } from '../../../../nodes/Cdiscount/sync/dedupe.ts';
import { PollSession } from '../../../../nodes/Cdiscount/sync/pollSession.ts';

const T0 = Date.UTC(2026, 8, 1, 12);
const RETENTION = {
	from: 0,
	isListed: true,
	follows: false,
	endStates: [],
	settledStates: [],
	most: 1000,
	mostListed: 1000,
	needed: Infinity,
};
const waiting = (id: string, hours = 0, more: Partial<FoundOccurrence<string>> = {}): FoundOccurrence<string> => ({
	id,
	time: T0 + hours * HOUR,
	waiting: true,
	value: id,
	...more,
});

/** A checkpoint after its first reading. */
const begun = (more: Partial<Checkpoint> = {}): Checkpoint => ({
	...newCheckpoint('x', T0, true),
	isFirstReading: false,
	...more,
});

/** One poll that finds these things. */
function poll(
	checkpoint: Checkpoint,
	things: Array<FoundOccurrence<string>>,
	more: { now?: number; remindAfter?: number; isStart?: boolean } = {},
) {
	const { now = T0, remindAfter = 0, isStart = false } = more;
	const session = new PollSession<string>(checkpoint, {
		isStart,
		most: 500,
		remindAfter,
		emits: ({ before }) => before !== undefined,
	});
	for (const thing of things) session.take(thing, now);
	const delivered = session.delivered();
	const redeliver = delivered.map(({ id }) => seenKey(id));
	const remembered = JSON.parse(JSON.stringify(session.checkpointAfter(RETENTION, redeliver, now))) as Checkpoint;
	return { ids: delivered.map(({ id }) => id), delivered, checkpoint: remembered };
}

test('delivers what it sees for the first time, the oldest first', () => {
	expect(poll(begun(), [waiting('c', 3), waiting('a', 1), waiting('b', 2)]).ids).toEqual(['a', 'b', 'c']);
});

test('delivers nothing twice, however often it is found', () => {
	const first = poll(begun(), [waiting('a'), waiting('a')]);
	expect(first.ids).toEqual(['a']);
	expect(poll(first.checkpoint, [waiting('a'), waiting('a', 9)]).ids).toEqual([]);
});

test('what is older than the start is delivered only when it waits', () => {
	const late = { waiting: false };
	expect(poll(begun(), [waiting('old', -1, late), waiting('sharp', 0, late), waiting('work', -9)]).ids).toEqual([
		'work',
		'sharp',
	]);
});

test('what is silent is remembered and not delivered', () => {
	const first = poll(begun(), [waiting('a', 0, { silent: true })]);
	expect(first.ids).toEqual([]);
	expect(poll(first.checkpoint, [waiting('a')]).ids).toEqual([]);
});

test('of several parts one that is new is enough, and fewer parts are nothing new', () => {
	const parts = (...names: string[]) => waiting(names.join(), 0, { parts: names });
	const first = poll(begun(), [parts('1')]);
	const second = poll(first.checkpoint, [parts('1', '2')]);
	expect([first.ids, second.ids]).toEqual([['1'], ['1,2']]);
	expect(poll(second.checkpoint, [parts('2')]).ids).toEqual([]);
});

test('reminds of what still waits after so many hours, again and again, with the same id', () => {
	let { checkpoint } = poll(begun(), [waiting('a')], { remindAfter: 12 });
	const reminded: number[] = [];
	for (let hour = 1; hour <= 30; hour++) {
		const next = poll(checkpoint, [waiting('a')], { remindAfter: 12, now: T0 + hour * HOUR });
		if (next.delivered.some(({ reminder }) => reminder)) reminded.push(hour);
		checkpoint = next.checkpoint;
	}
	expect(reminded).toEqual([13, 26]);
});

test('does not remind of what was passed over, nor of what no longer waits, nor when it is switched off', () => {
	const passed = poll({ ...begun(), isFirstReading: true, withOpen: false }, [waiting('a', -1)]);
	const done = poll(begun(), [waiting('b')]);
	const later = { remindAfter: 12, now: T0 + 99 * HOUR };
	expect(passed.ids).toEqual([]);
	expect(poll({ ...passed.checkpoint, isFirstReading: false, withOpen: true }, [waiting('a', -1)], later).ids).toEqual(
		[],
	);
	expect(poll(done.checkpoint, [waiting('b', 0, { waiting: false })], later).ids).toEqual([]);
	expect(poll(done.checkpoint, [waiting('b')], { now: later.now }).ids).toEqual([]);
});

test('after a start of n8n the last delivery comes once more where it still waits, and only that', () => {
	const first = poll(begun(), [waiting('old')], { remindAfter: 12 });
	const second = poll(first.checkpoint, [waiting('a'), waiting('b')], { remindAfter: 12 });
	const start = { remindAfter: 12, isStart: true, now: T0 + HOUR };
	const again = poll(
		second.checkpoint,
		[waiting('old'), waiting('a'), waiting('a'), waiting('b', 0, { waiting: false })],
		start,
	);
	expect(again.delivered.map(({ id, reminder }) => [id, reminder])).toEqual([['a', true]]);
	expect(poll(second.checkpoint, [waiting('a')], { ...start, now: T0 + 26 * HOUR }).ids).toEqual(['a']);
	expect(poll(second.checkpoint, [waiting('a')], { ...start, now: T0 + 25 * HOUR, remindAfter: 48 }).ids).toEqual([]);
});

test('a change is told with the state before, and first sight is not', () => {
	const first = poll(begun(), [waiting('a', 0, { state: 'Processing' })]);
	const second = poll(first.checkpoint, [waiting('a', 0, { state: 'Shipped' })]);
	expect(first.ids).toEqual([]);
	expect(second.delivered).toMatchObject([{ id: 'a', before: 'Processing', state: 'Shipped' }]);
	expect(poll(second.checkpoint, [waiting('a', 0, { state: 'Shipped' })]).ids).toEqual([]);
});

test('ids that are names of every object are ids like others', () => {
	const first = poll(begun(), [waiting('constructor'), waiting('__proto__', 1)]);
	expect(first.ids).toEqual(['constructor', '__proto__']);
	expect(poll(first.checkpoint, [waiting('constructor')]).ids).toEqual([]);
});

test('the checkpoint that it is given stays as it was', () => {
	const checkpoint = Object.freeze({ ...begun(), seen: Object.freeze({}) }) as Checkpoint;
	poll(checkpoint, [waiting('a')]);
	expect(checkpoint.seen).toEqual({});
});

test('seen ids survive packing, with states of any kind', () => {
	const seen = new Map([
		[seenKey('a'), { at: 1, sweep: 2, state: 'In.Preparation', passedOver: false }],
		[seenKey('b'), { at: 1, sweep: 2, state: '', passedOver: true }],
		[seenKey('c'), { at: 1, sweep: 2, state: '', passedOver: true }],
	]);
	const stored = JSON.parse(JSON.stringify(packSeenIds(seen))) as Record<string, string>;
	expect(Object.keys(stored)).toHaveLength(2);
	expect(unpackSeenIds(stored)).toEqual(seen);
});

test.each([
	undefined,
	null,
	'text',
	{ version: 2, of: 'x' },
	{ version: 1, of: 'y', seen: {} },
	{ ...newCheckpoint('x', 0, true), cursor: null },
	{ ...newCheckpoint('x', 0, true), seen: null },
	{ version: 1, of: 'x', cursor: 'x', seen: {} },
])('what is no checkpoint of this node is none: %j', (stored) => {
	expect(readCheckpoint(stored, 'x')).toBeUndefined();
});
