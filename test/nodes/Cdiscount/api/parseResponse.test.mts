import { z } from 'zod';
import {
	parseItem,
	listSchema,
	unreadFieldsOf,
	rawOf,
	parseAs,
	Unreadable,
} from '../../../../nodes/Cdiscount/api/parseResponse.ts';
import { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';

const mode = z.object({ code: z.string(), cost: z.number().nullish() }).passthrough();

const shape = z
	.object({
		id: z.string(),
		label: z.string().nullish(),
		place: z.object({ city: z.string().nullish(), street: z.string().nullish() }).passthrough().nullish(),
		lines: z.array(z.object({ quantity: z.number(), note: z.string().nullish() }).passthrough()),
		modes: z.array(mode).nullish(),
	})
	.passthrough();

const good = {
	id: 'A',
	label: 'Lamp',
	place: { city: 'Pau', street: 'Port' },
	lines: [{ quantity: 2, note: 'n' }],
	modes: [{ code: 'THD', cost: 1 }],
	more: [1],
};

function read(raw: unknown) {
	const found = parseAs(shape, raw, 'things');
	if (found instanceof CdiscountError) throw found;
	return found.data;
}

test('what is as expected is read as it is', () => {
	expect(read(good)).toEqual(good);
	expect(rawOf(read(good))).toEqual(good);
	expect(unreadFieldsOf(read(good))).toEqual([]);
});

test.each([42, {}, [], true])(
	'%j in a field that may be missing loses that field only, and is still at hand',
	(odd) => {
		const raw = { ...good, label: odd, place: { ...good.place, city: odd }, lines: [{ quantity: 2, note: odd }] };
		const found = read(raw);

		expect(found).toEqual({ ...good, label: undefined, place: { street: 'Port' }, lines: [{ quantity: 2 }] });
		expect([unreadFieldsOf(found), unreadFieldsOf(found.place!), unreadFieldsOf(found.lines[0])]).toEqual([
			['label'],
			['city'],
			['note'],
		]);
		expect(rawOf(found)).toBe(raw);
		expect(rawOf(found.lines[0])).toBe(raw.lines[0]);
	},
);

test('of a list that may be missing the items are lost that cannot be read, and no others', () => {
	const raw = { ...good, modes: [7, { code: 'A' }, { code: {} }, null, { code: 'B', cost: 'dear' }] };
	const found = read(raw);

	expect(found.modes).toEqual([{ code: 'A' }, { code: 'B' }]);
	expect(rawOf(found.modes!)).toBe(raw.modes);
	expect(rawOf(found.modes![1])).toBe(raw.modes[4]);
});

test.each([
	['things.id (it is missing)', { ...good, id: undefined }],
	['things.id (it is a number)', { ...good, id: 42 }],
	['things.lines (it is empty)', { ...good, lines: null }],
	['things.lines.0.quantity (it is a text)', { ...good, lines: [{ quantity: 'two' }] }],
	['things.lines.1 (it is a list)', { ...good, label: 42, lines: [{ quantity: 2 }, []] }],
	['things (it is a list)', []],
	['things (it is empty)', null],
])('what is required makes the whole unreadable: %s', (place, raw) => {
	expect(() => read(raw)).toThrow(`The marketplace answered something that cannot be read: ${place}.`);
});

test('ten thousand odd items are read in a moment, and nothing is changed in what was given', () => {
	const raw = { ...good, modes: Array.from({ length: 10_000 }, (_, index) => (index % 2 ? index : { code: 'A' })) };

	expect(read(raw).modes).toHaveLength(5000);
	expect(raw.modes).toHaveLength(10_000);
});

test('an item of a list is told with its id and as it was given', () => {
	expect(parseItem(shape, { id: 7, lines: [] }, 'things', 'id')).toEqual(
		new Unreadable('id', '7', 'The marketplace answered something that cannot be read: things.id (it is a number).', {
			id: 7,
			lines: [],
		}),
	);
	expect(parseItem(shape, 'x', 'things', 'id')).toMatchObject({ id: undefined, raw: 'x' });
});

test.each([[[good, 7]], [{ items: [good, 7], count: 2 }]])(
	'a list at once, bare or enveloped: one does not hide the other',
	(raw) => {
		const found = parseAs(listSchema(shape, 'things'), raw, 'things');
		expect(found).toMatchObject({ data: [good, expect.any(Unreadable)] });
	},
);

test.each([null, {}, { items: {} }, 'x', 7])('%j is no list', (raw) => {
	expect(parseAs(listSchema(shape, 'things'), raw, 'list')).toBeInstanceOf(CdiscountError);
});
