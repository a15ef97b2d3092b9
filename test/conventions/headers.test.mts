import type { Column } from '../../nodes/Cdiscount/core/columns.ts';
import { columnName } from '../../nodes/Cdiscount/core/columns.ts';
import { plainHeader } from '../../nodes/Cdiscount/core/headers.ts';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { read } from './sources.mts';

const operations = resources.flatMap(({ value: resource, operations: all }) =>
	all.flatMap((operation) => (operation.columns === undefined ? [] : [{ resource, operation, ...operation.columns }])),
);
const cases = operations.map((one) => [`${one.resource}: ${one.operation.value}`, one] as const);

const wordsOf = ({ id, words, otherwise = [] }: Column) => [id, ...words, ...otherwise];

test('three operations take their values from columns', () => {
	expect(cases.map(([name]) => name)).toEqual(['offer: update', 'order: ship', 'product: create']);
});

describe.each(cases)('%s', (_name, { resource, operation, columns, notTaken }) => {
	test('no header means two of its columns', () => {
		const meant = columns.flatMap((column) =>
			[...new Set(wordsOf(column).map(plainHeader))].map((word) => [word, column.id] as const),
		);
		const words = meant.map(([word]) => word);
		expect(meant.filter(([word], place) => words.indexOf(word) !== place)).toEqual([]);
		expect((notTaken?.words ?? []).filter((word) => words.includes(plainHeader(word)))).toEqual([]);
		expect(words.filter((word) => word.length < 2)).toEqual([]);
	});

	test('the label of each column is one of its headers', () => {
		const strange = columns.filter((column) => {
			const words = wordsOf(column).map(plainHeader);
			return !words.includes(plainHeader(columnName(column, operation.fields)));
		});
		expect(strange.map(({ id }) => id)).toEqual([]);
	});

	test('its headers are in docs/operations, as they are', () => {
		const page = read(`docs/operations/${resource}.md`).replace(/\s+/g, ' ');
		const expected = columns.map((column) => {
			const name = `${columnName(column, operation.fields)}${column.isNeeded ? ' (needed)' : ''}`;
			const otherwise = column.otherwise ? `; where none of them is there: ${column.otherwise.join(', ')}` : '';
			return `- **${name}**: ${column.words.join(', ')}${otherwise}`;
		});
		expect(expected.filter((line) => !`${page} `.includes(`${line} `))).toEqual([]);
	});
});
