import { events } from '../../nodes/Cdiscount/resources/events.ts';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import endpoints from '../fixtures/endpoints.json';
import { read } from './sources.mts';

/** Rows of docs/api-coverage.md: an endpoint, where it is used ("Order: Ship · Trigger: New Order", or a dash), and notes. */
const rows = read('docs/api-coverage.md')
	.split('\n')
	.map((line) => /^\| `([^`]+)` *\| (.*?) *\| (.*?) *\|$/.exec(line))
	.filter((row) => row !== null)
	.map(([, endpoint, where, notes]) => ({ endpoint, where: where.split(' · '), notes }));

const credentials = ['Credential: Cdiscount API', 'Credential: Cdiscount Partner API'];
const operations = resources.flatMap(({ name, operations }) => operations.map((one) => `${name}: ${one.name}`));
const known = [...operations, ...events.map(({ name }) => `Trigger: ${name}`)];
const named = rows.flatMap(({ where }) => where).filter((place) => place !== '—');

test('every known endpoint has exactly one row, and every row is a known endpoint', () => {
	expect(endpoints.length).toBeGreaterThan(70);
	expect(rows.map(({ endpoint }) => endpoint).sort()).toEqual(endpoints.map(({ endpoint }) => endpoint).sort());
});

test('every operation and event that is named exists', () => {
	expect(named.filter((place) => ![...known, ...credentials].includes(place))).toEqual([]);
});

test('every operation and event is named', () => {
	expect(known.filter((place) => !named.includes(place))).toEqual([]);
});

test('an endpoint that is not used says why', () => {
	expect(rows.filter(({ where, notes }) => where.includes('—') && (where.length > 1 || notes.length < 20))).toEqual([]);
});

test('an operation named in the notes exists as well', () => {
	const resource = resources.map(({ name }) => name).join('|');
	const mentioned = rows.flatMap(
		({ notes }) => notes.match(new RegExp(`\\b(?:${resource}): [A-Z][A-Za-z ]+?(?=[,.]| gives| takes)`, 'g')) ?? [],
	);
	expect(mentioned.length).toBeGreaterThan(3);
	expect(mentioned.filter((place) => !operations.includes(place))).toEqual([]);
});
