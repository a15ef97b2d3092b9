import type { Pages } from '../../../../nodes/Cdiscount/api/paging.ts';
import { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';
import { lookAtSlice, lookThrough, type Entry, type Picker } from '../../../../nodes/Cdiscount/core/pickerPages.ts';

/** A list of the marketplace with pages of these words, by page number, which notes what it was asked for. */
function listOf(...pages: string[][]) {
	const asked: Array<number | undefined> = [];
	const picker: Picker<string> = {
		async *list({ pageIndex, isEnough }: Pages) {
			asked.push(pageIndex);
			const page = pages[(pageIndex ?? 1) - 1] ?? [];
			yield* page;
			if ((pageIndex ?? 1) < pages.length) isEnough!({ size: page.length });
		},
		entriesOf: (words) => words.map((word) => ({ name: word, value: word })),
	};
	return { asked, picker };
}

const many = (count: number, word: string) => Array.from({ length: count }, (_, index) => `${word} ${index}`);
const valuesOf = ({ results }: { results: Array<{ value: unknown }> }) => results.map(({ value }) => value);

test('a page that fills the list is enough; the token leads to the next one', async () => {
	const { asked, picker } = listOf(many(40, 'lamp'), many(40, 'vase'));

	const first = await lookThrough({}, picker);
	const second = await lookThrough({ token: first.paginationToken as string }, picker);

	expect([valuesOf(first), valuesOf(second)]).toEqual([many(40, 'lamp'), many(40, 'vase')]);
	expect(first.paginationToken).toMatch(/^[\w-]{4,40}$/);
	expect(second).not.toHaveProperty('paginationToken');
	expect(asked).toEqual([undefined, 2]);
});

test('a search reads on while it would leave a list that cannot be scrolled', async () => {
	const { asked, picker } = listOf(many(100, 'lamp'), many(100, 'vase'), ['a rare lamp'], many(100, 'chair'));

	const found = await lookThrough({ filter: 'RARE' }, picker);

	expect(found).toEqual({ results: [{ name: 'a rare lamp', value: 'a rare lamp' }] });
	expect(asked).toEqual([undefined, 2, 3, 4]);
});

test('a search through a very long list is interrupted, and can go on', async () => {
	const { asked, picker } = listOf(...Array.from({ length: 60 }, (_, page) => many(100, `page-${page}`)));

	const first = await lookThrough({ filter: 'page-50 7' }, picker);
	const second = await lookThrough({ filter: 'page-50 7', token: first.paginationToken as string }, picker);

	expect(valuesOf(first)).toEqual([]);
	expect(valuesOf(second)).toContain('page-50 7');
	expect(asked).toHaveLength(60);
});

test('a list that gives the same page again and again has come to its end', async () => {
	const { asked, picker } = listOf(...Array.from({ length: 99 }, () => ['one', 'two']));

	expect(await lookThrough({}, picker)).toEqual({
		results: [
			{ name: 'one', value: 'one' },
			{ name: 'two', value: 'two' },
		],
	});
	expect(asked).toEqual([undefined, 2]);
});

test('a place that the marketplace no longer knows is the beginning; other errors are told', async () => {
	let code: 'invalid' | 'unreachable' = 'invalid';
	const picker: Picker<string> = {
		async *list({ cursor }) {
			if (cursor !== undefined) throw new CdiscountError(code, 'No.');
			yield 'one';
		},
		entriesOf: (words) => words.map((word) => ({ name: word, value: word })),
	};
	const token = Buffer.from('[2,"old",100]').toString('base64url');

	expect(valuesOf(await lookThrough({ token }, picker))).toEqual(['one']);
	code = 'unreachable';
	await expect(lookThrough({ token }, picker)).rejects.toThrow('No.');
});

test('a list that is read as a whole is given in slices', () => {
	const entries: Entry[] = many(250, 'lamp').map((name) => ({ name, value: name }));

	const first = lookAtSlice({}, entries);
	const second = lookAtSlice({ token: first.paginationToken as string }, entries);
	const third = lookAtSlice({ token: second.paginationToken as string }, entries);

	expect([first, second, third].flatMap(valuesOf)).toEqual(many(250, 'lamp'));
	expect(third).not.toHaveProperty('paginationToken');
	expect(valuesOf(lookAtSlice({ filter: '24 LÁMP' }, entries))).toContain('lamp 249');
});
