import { advance, newMemory, type Found, type Memory } from '../../../../nodes/Cdiscount/core/polling/memory.ts';

const MINUTE = 60_000;
const OVERLAP = 30 * MINUTE;
const T0 = Date.UTC(2026, 8, 1, 12);

const at = (minutes: number) => T0 + minutes * MINUTE;
const found = (id: string, minutes: number): Found<string> => ({ id, time: at(minutes), value: id });

/** Reads `things` with a memory; only recent changes unless said otherwise. */
function read(
	memory: Memory,
	things: Array<Found<string>>,
	more: { complete?: boolean; now?: number; from?: number } = {},
) {
	const { complete = false, now = 0, from } = more;
	const result = advance(memory, { found: things, complete, now, overlap: OVERLAP }, from);
	return { ids: result.fresh.map(({ id }) => id), memory: result.memory };
}

test('delivers what it sees for the first time, oldest first', () => {
	const { ids, memory } = read(newMemory('x'), [found('c', 3), found('a', 1), found('b', 2)]);
	expect(ids).toEqual(['a', 'b', 'c']);
	expect(memory.cursor).toBe(at(3));
});

test('delivers nothing twice, however often it is found', () => {
	const first = read(newMemory('x'), [found('a', 1), found('a', 1)]);
	const second = read(first.memory, [found('a', 1), found('a', 9)]);
	expect(first.ids).toEqual(['a']);
	expect(second.ids).toEqual([]);
});

test('delivers both of two things of the same second, even when they are seen one after the other', () => {
	const first = read(newMemory('x'), [found('a', 1)]);
	expect(read(first.memory, [found('a', 1), found('b', 1)]).ids).toEqual(['b']);
});

test('delivers what the marketplace shows late, within the overlap', () => {
	const first = read(newMemory('x'), [found('new', 60)]);
	const second = read(first.memory, [found('late', 31), found('new', 60)]);
	expect(second.ids).toEqual(['late']);
	expect(second.memory.cursor).toBe(at(60));
});

test('a first reading remembers what is older than its start, and delivers the rest', () => {
	const start = at(10);
	const first = read(newMemory('x'), [found('old', 9), found('sharp', 10), found('new', 11)], {
		complete: true,
		from: start,
	});
	expect(first.ids).toEqual(['sharp', 'new']);
	expect(read(first.memory, [found('old', 9)], { complete: true }).ids).toEqual([]);
});

test('a first reading that finds nothing starts at its start', () => {
	expect(read(newMemory('x'), [], { complete: true, from: at(10) }).memory.cursor).toBe(at(10));
});

test('the cursor never goes back', () => {
	const first = read(newMemory('x'), [found('a', 60)]);
	expect(read(first.memory, [found('late', 40)]).memory.cursor).toBe(at(60));
	expect(read(first.memory, [], { complete: true }).memory.cursor).toBe(at(60));
});

test('a sweep delivers what every other reading missed, however old', () => {
	const first = read(newMemory('x'), [found('a', 600)]);
	const sweep = read(first.memory, [found('forgotten', 1), found('a', 600)], { complete: true, now: 77 });
	expect(sweep.ids).toEqual(['forgotten']);
	expect(sweep.memory.sweptAt).toBe(77);
});

test('only a complete reading counts as a sweep', () => {
	expect(read({ ...newMemory('x'), sweptAt: 5 }, [found('a', 1)], { now: 77 }).memory.sweptAt).toBe(5);
});

test('forgets ids that complete readings no longer bring, and not before', () => {
	const first = read(newMemory('x'), [found('old', 0), found('edge', 30), found('new', 60)]);
	const partial = read(first.memory, [found('new', 60)]);
	let complete = first;
	for (let sweep = 0; sweep < 10; sweep++) complete = read(complete.memory, [found('new', 60)], { complete: true });
	expect(Object.keys(partial.memory.seen)).toEqual(['old', 'edge', 'new']);
	expect(Object.keys(complete.memory.seen)).toEqual(['edge', 'new']);
});

test('keeps an old id as long as complete readings still bring it', () => {
	let memory = read(newMemory('x'), [found('open', 0)]).memory;
	for (let day = 1; day < 30; day++) {
		const reading = read(memory, [found('open', 0), found(`day ${day}`, day * 1440)], { complete: true });
		expect(reading.ids).toEqual([`day ${day}`]);
		memory = reading.memory;
	}
	expect(Object.keys(memory.seen)).toHaveLength(2);
});

test('an id that is a name of every object is an id like others', () => {
	const first = read(newMemory('x'), [found('constructor', 1), found('__proto__', 2)]);
	expect(first.ids).toEqual(['constructor', '__proto__']);
	expect(read(JSON.parse(JSON.stringify(first.memory)) as Memory, [found('constructor', 1)]).ids).toEqual([]);
});

test('the memory given is left as it was', () => {
	const memory = Object.freeze({ ...newMemory('x'), seen: Object.freeze({}) }) as Memory;
	read(memory, [found('a', 1)]);
	expect(memory).toEqual(newMemory('x'));
});
