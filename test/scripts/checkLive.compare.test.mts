import { z } from 'zod';
import { compare } from '../../scripts/live/compare.mts';

const shape = z
	.object({ id: z.string(), tags: z.array(z.object({ n: z.number() }).passthrough()).nullish() })
	.passthrough();

test('tells field, expected and found type, each once, and never a value', () => {
	const body = {
		id: 4711,
		tags: [{ n: 'Martin' }, { n: null }, { n: 'Durand' }],
		'Lea Martin': 1,
		order20260901: 2,
		extra: 3,
	};
	const comparison = compare(shape, body);
	expect(comparison).toEqual({
		differences: [
			'id: expected string, found number',
			'tags[].n: expected number, found null',
			'tags[].n: expected number, found string',
		],
		newFields: ['(name not shown)', 'extra'],
		newCodes: [],
	});
});

test.each([
	['text instead of JSON', 'Bonjour', 'answer: expected object, found string'],
	['nothing', undefined, 'answer: expected object, found nothing'],
	['a missing field', {}, 'id: expected string, found nothing'],
])('understands %s', (_what, body, sentence) => {
	expect(compare(shape, body).differences).toEqual([sentence]);
});

test('of several shapes, the one that fits best is compared with', () => {
	const either = z.union([z.array(shape), z.object({ items: z.array(shape) }).passthrough()]);
	expect(compare(either, [{ id: 1 }]).differences).toEqual(['[].id: expected string, found number']);
	expect(compare(either, { items: [{ id: 'a', more: 1 }] })).toMatchObject({ newFields: ['items[].more'] });
	expect(compare(either, 7).differences).toEqual(['answer: expected another form, found number']);
});

test('codes that are not known are told, unless they look like words or numbers of somebody', () => {
	const body = {
		items: [
			{ status: 'Frozen' },
			{ status: 'Paid' },
			{ status: 'Lea Martin' },
			{ status: 'A123456' },
			{ status: null },
		],
	};
	expect(compare(z.unknown(), body, { 'items[].status': ['Paid'] }).newCodes).toEqual([
		'items[].status: (value not shown)',
		'items[].status: Frozen',
	]);
});
