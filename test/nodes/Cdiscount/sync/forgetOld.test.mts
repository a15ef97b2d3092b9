import { forgetOld, type Retention } from '../../../../nodes/Cdiscount/sync/dedupe.ts';
import { HOUR, type SeenId, type SeenIds } from '../../../../nodes/Cdiscount/sync/seenIds.ts';

/** Entries, each old, followed by no catch-up and without a state unless told. */
const seenOf = (entries: Record<string, Partial<SeenId>>): SeenIds =>
	new Map(
		Object.entries(entries).map(([key, one]) => [key, { at: 10, sweep: 0, state: '', passedOver: false, ...one }]),
	);

const keep = (more: Partial<Retention> = {}): Retention => ({
	from: 100 * HOUR,
	sweep: 10,
	isListed: false,
	follows: false,
	endStates: ['Ended'],
	settledStates: ['Settled'],
	most: 100,
	mostListed: 100,
	needed: 1000 * HOUR,
	...more,
});

/** What is left of them, and what the function says. */
function left(entries: Record<string, Partial<SeenId>>, more: Partial<Retention>) {
	const seen = seenOf(entries);
	const before = forgetOld(seen, keep(more));
	return { keys: [...seen.keys()].join(' '), before };
}

test('what is older than the readings go back is forgotten, by whole hours', () => {
	const entries = { old: { at: 99 }, sharp: { at: 100 }, recent: { at: 101 } };
	expect(left(entries, { from: 100 * HOUR + 5 })).toEqual({ keys: 'sharp recent', before: 0 });
});

test('what one of the last three catch-ups brought is kept, where they bring everything', () => {
	const entries = { missedThrice: { sweep: 7 }, missedTwice: { sweep: 8 }, now: { sweep: 10 } };
	expect(left(entries, { isListed: true }).keys).toBe('missedTwice now');
	expect(left(entries, { isListed: false }).keys).toBe('');
});

test('what catch-ups bring takes no room of the others', () => {
	const entries = { a: { sweep: 10 }, b: { sweep: 10 }, c: { at: 100 } };
	expect(left(entries, { isListed: true, most: 1 })).toEqual({ keys: 'a b c', before: 0 });
});

test('of the states that catch-ups bring only so many are followed, those first that were first', () => {
	const entries = { a: { sweep: 10 }, b: { sweep: 10 }, c: { sweep: 10 } };
	expect(left(entries, { isListed: true, follows: true, mostListed: 2 })).toEqual({ keys: 'a b', before: 0 });
	expect(left(entries, { isListed: true, follows: false, mostListed: 2 }).keys).toBe('a b c');
	// what no catch-up brings does not count
	const others = { x: { at: 100 }, y: { at: 100 }, ...entries };
	expect(left(others, { isListed: true, follows: true, mostListed: 2 }).keys).toBe('x y a b');
});

test('states are followed however old they are, but those that end', () => {
	const entries = {
		none: {},
		open: { state: 'Open' },
		ended: { state: 'Ended' },
		endedNow: { state: 'Ended', at: 100 },
	};
	expect(left(entries, { follows: true }).keys).toBe('open endedNow');
	expect(left(entries, { follows: false }).keys).toBe('endedNow');
});

describe('for want of room', () => {
	const entries = { c: { at: 103 }, a: { at: 101 }, d: { at: 104 }, b: { at: 102 } };

	test('the oldest are dropped, and until when is told', () => {
		expect(left(entries, { most: 2 })).toEqual({ keys: 'c d', before: 103 });
		expect(left(entries, { most: 3 })).toEqual({ keys: 'c d b', before: 102 });
		expect(left(entries, { most: 4 })).toEqual({ keys: 'c a d b', before: 0 });
	});

	test('not what the next reading brings', () => {
		expect(left(entries, { most: 1, needed: 102 * HOUR })).toEqual({ keys: 'c d b', before: 102 });
		expect(left(entries, { most: 1, needed: 101 * HOUR })).toEqual({ keys: 'c a d b', before: 0 });
	});

	test('what was of the first hour is told, too', () => {
		const first = { a: { at: 0 }, b: { at: 5 } };
		expect(left(first, { from: 0, most: 1 })).toEqual({ keys: 'b', before: 1 });
	});

	test('settled states go before older ones that may change', () => {
		const states = { a: { state: 'Open', at: 1 }, b: { state: 'Settled', at: 9 }, c: { state: 'Settled', at: 8 } };
		expect(left(states, { follows: true, most: 2 })).toEqual({ keys: 'a b', before: 9 });
		expect(left(states, { follows: true, most: 1 })).toEqual({ keys: 'a', before: 10 });
	});
});
