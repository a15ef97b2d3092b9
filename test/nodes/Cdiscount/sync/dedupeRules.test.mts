import { dedupe, type DedupeRules, type FoundOccurrence } from '../../../../nodes/Cdiscount/sync/dedupe.ts';
import { HOUR, hourOf, seenKey, type SeenId, type SeenIds } from '../../../../nodes/Cdiscount/sync/seenIds.ts';

const NOW = Date.UTC(2026, 8, 1, 12);
const AT = hourOf(NOW);

const rules = (more: Partial<DedupeRules> = {}): DedupeRules => ({
	from: NOW - HOUR,
	withOpen: true,
	now: NOW,
	sweep: 5,
	remindAfter: 0,
	redeliver: new Set(),
	isFirstReading: false,
	createdFrom: NOW,
	emits: () => true,
	...more,
});
const found = (more: Partial<FoundOccurrence<number>> = {}): FoundOccurrence<number> => ({
	id: 'a',
	time: NOW,
	value: 1,
	...more,
});
const entry = (more: Partial<SeenId> = {}): SeenId => ({ at: AT, sweep: 4, state: '', passedOver: false, ...more });
const seenOf = (entries: Record<string, SeenId>): SeenIds =>
	new Map(Object.entries(entries).map(([id, one]) => [seenKey(id), one]));

test('what is delivered is no reminder, and is remembered with the hour and the catch-up', () => {
	const seen: SeenIds = new Map();
	expect(dedupe(seen, found(), rules())).toEqual({ ...found(), reminder: false });
	expect(seen).toEqual(seenOf({ a: entry({ sweep: 5 }) }));
});

test('what lies in the future is remembered with its own hour', () => {
	const seen: SeenIds = new Map();
	dedupe(seen, found({ time: NOW + 3 * HOUR }), rules());
	expect(seen.get(seenKey('a'))?.at).toBe(AT + 3);
});

const OLD = { time: NOW - 2 * HOUR };
test.each<[string, Partial<FoundOccurrence<number>>, Partial<DedupeRules>, 'passed over' | 'forgotten']>([
	['old', OLD, {}, 'forgotten'],
	['old and at the beginning', OLD, { isFirstReading: true }, 'passed over'],
	['old and silent', { ...OLD, silent: true }, {}, 'passed over'],
	['new and silent', { silent: true }, {}, 'passed over'],
	['old and waiting, where that is not wanted', { ...OLD, waiting: true }, { withOpen: false }, 'passed over'],
	['old and not known to wait', { ...OLD, waiting: false }, {}, 'forgotten'],
])('what is %s is not delivered, and is %s', (_, thing, more, fate) => {
	const seen: SeenIds = new Map();
	expect(dedupe(seen, found(thing), rules(more))).toBeUndefined();
	expect(seen).toEqual(fate === 'forgotten' ? new Map() : seenOf({ a: entry({ sweep: 5, passedOver: true }) }));
});

test('what was seen of several parts stays as it was, but for the catch-up', () => {
	const seen = seenOf({ one: entry({ at: 7, passedOver: true }) });
	expect(dedupe(seen, found({ parts: ['one', 'two'] }), rules())).toMatchObject({ id: 'a', reminder: false });
	expect(seen).toEqual(seenOf({ one: entry({ at: 7, sweep: 5, passedOver: true }), two: entry({ sweep: 5 }) }));
});

const PARTS = { waiting: true, parts: ['one', 'two'] };
test.each<[string, Partial<FoundOccurrence<number>>, Record<string, SeenId>, Partial<DedupeRules>, boolean]>([
	['when the hours are over', { waiting: true }, { a: entry({ at: AT - 13 }) }, {}, true],
	['not a moment before', { waiting: true }, { a: entry({ at: AT - 13 }) }, { now: NOW - 1 }, false],
	['not where it does not say that it waits', {}, { a: entry({ at: 0 }) }, {}, false],
	['not of what is silent', { waiting: true, silent: true }, { a: entry({ at: 0 }) }, {}, false],
	['not where it is switched off', { waiting: true }, { a: entry({ at: 0 }) }, { remindAfter: 0 }, false],
	['counted from the last part', PARTS, { one: entry({ at: 0 }), two: entry({ at: AT - 12 }) }, {}, false],
	[
		'not where one part was passed over',
		PARTS,
		{ one: entry({ at: 0, passedOver: true }), two: entry({ at: 0 }) },
		{},
		false,
	],
	[
		'at once where one part may have been lost',
		PARTS,
		{ one: entry(), two: entry() },
		{ redeliver: new Set([seenKey('two')]) },
		true,
	],
])('reminds %s', (_, thing, entries, more, isReminded) => {
	const seen = seenOf(entries);
	const given = rules({ remindAfter: 12, ...more });
	const delivered = dedupe(seen, found(thing), given);
	expect(delivered).toEqual(isReminded ? { ...found(thing), reminder: true } : undefined);
	expect(given.redeliver.size).toBe(0);
	if (isReminded) expect([...seen.values()].map(({ at }) => at)).toEqual([...seen].map(() => AT));
});

describe('a change', () => {
	const shipped = (more: Partial<FoundOccurrence<number>> = {}) => found({ state: 'Shipped', ...more });

	test('is delivered with the state before and its hour, and no reminder', () => {
		const seen = seenOf({ a: entry({ at: 7, state: 'Open' }) });
		const wanted = { ...shipped(), reminder: false, before: 'Open', since: 7 };
		expect(dedupe(seen, shipped(), rules())).toEqual(wanted);
		expect(seen).toEqual(seenOf({ a: entry({ sweep: 5, state: 'Shipped' }) }));
	});

	test('that is none is found again, and nothing else', () => {
		const seen = seenOf({ a: entry({ at: 7, state: 'Shipped' }) });
		expect(dedupe(seen, shipped(), rules())).toBeUndefined();
		expect(seen).toEqual(seenOf({ a: entry({ at: 7, sweep: 5, state: 'Shipped' }) }));
	});

	test('to no state is delivered, and forgotten', () => {
		const seen = seenOf({ a: entry({ state: 'Open' }) });
		expect(dedupe(seen, shipped({ state: '' }), rules())).toMatchObject({ before: 'Open', state: '' });
		expect(seen).toEqual(new Map());
	});

	test('at first sight has no state before', () => {
		const seen: SeenIds = new Map();
		const wanted = { ...shipped(), reminder: false, before: undefined, since: undefined };
		expect(dedupe(seen, shipped(), rules())).toEqual(wanted);
	});

	test('that is not the event is remembered', () => {
		const seen: SeenIds = new Map();
		expect(dedupe(seen, shipped(), rules({ emits: () => false }))).toBeUndefined();
		expect(seen.get(seenKey('a'))?.state).toBe('Shipped');
	});

	test.each<[number | undefined, boolean, boolean]>([
		[NOW, false, true],
		[NOW - 1, false, false],
		[undefined, false, false],
		[NOW, true, false],
	])(
		'of something created at %s, in the first reading: %s, counts as created since: %s',
		(createdAt, isFirstReading, isSince) => {
			const emits = jest.fn(() => true);
			dedupe(new Map(), shipped({ createdAt }), rules({ isFirstReading, emits }));
			expect(emits).toHaveBeenCalledWith({
				before: undefined,
				now: 'Shipped',
				isFirstReading,
				isCreatedSince: isSince,
			});
		},
	);
});
