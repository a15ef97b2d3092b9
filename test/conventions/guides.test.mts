import { events } from '../../nodes/Cdiscount/resources/events.ts';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { read, repositoryFiles } from './sources.mts';

/** The cells of the tables in a text, row by row. */
const rowsOf = (text: string): string[][] =>
	[...text.matchAll(/^\| (.+) \|$/gm)].map(([, row]) => row.split(' | ').map((cell) => cell.trim()));

/** The first cells of the table below a French heading, without its head. */
function frenchRows(heading: string): string[][] {
	const section = read('docs/fr/operations.md')
		.split(/^## /m)
		.find((text) => text.startsWith(heading));
	return rowsOf(section ?? '')
		.slice(2)
		.map(([name, inPanel]) => [name, inPanel]);
}

test.each(resources.map((resource) => [resource.name, resource] as const))(
	'the README names the operations of %s, and where to read more',
	(name, { value, operations }) => {
		const row = rowsOf(read('README.md')).find(([cell]) => cell === `[${name}](docs/operations/${value}.md)`);
		expect(row?.at(-1)?.split(', ')).toEqual(operations.map((operation) => operation.name));
	},
);

test.each(resources.map((resource) => [resource.name, resource] as const))(
	'the French guide has the operations of %s, as the menu and the panel call them',
	(name, { operations }) => {
		expect(frenchRows(`${name} :`)).toEqual(operations.map((operation) => [operation.name, operation.action]));
	},
);

test('the French guide has every event', () => {
	const named = events.map(({ name }) => [name, `On ${name.toLowerCase()}`]);
	expect(frenchRows('Cdiscount Trigger :').sort()).toEqual(named.sort());
});

test('the README and the French guide have every template', () => {
	const templates = repositoryFiles().filter((file) => /^workflows\/.+\.json$/.test(file));
	expect(templates.length).toBeGreaterThan(0);
	expect(templates.filter((file) => !read('README.md').includes(`](${file})`))).toEqual([]);
	expect(templates.filter((file) => !read('docs/fr/README.md').includes(`](../../${file})`))).toEqual([]);
});
