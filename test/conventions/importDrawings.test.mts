import { DRAWINGS } from '../../scripts/imports/drawings.mts';
import { importsOf, read, sourcesIn } from './sources.mts';

const sources = sourcesIn('nodes', 'credentials');

/** The file that a name without an ending stands for; undefined for a package. */
const fileOf = (name: string) => sources.find((file) => file === `${name}.ts` || file === `${name}/index.ts`);

const imports = sources.flatMap((file) => importsOf(file).map((name) => [file, fileOf(name) ?? '']));

/** The name of a path in a drawing. */
const nameOf = (path: string) => path.replace(/\W/g, '_');

test.each(DRAWINGS)('the drawing "$title" is that of the sources', ({ title, shown, together }) => {
	const end = (file: string) => (new RegExp(shown).test(file) ? (new RegExp(together).exec(file)?.[0] ?? '') : '');
	const arrows = imports
		.map(([from, to]) => [end(from), end(to)])
		.filter(([from, to]) => from !== '' && to !== '' && from !== to)
		.map((ends) => ends.map(nameOf).join('-->'));
	expect(arrows.length).toBeGreaterThan(0);
	const section = read('docs/imports.md')
		.split('\n## ')
		.find((text) => text.startsWith(title));
	// `npm run imports` draws it anew
	expect(section?.match(/^.*-->.*$/gm)).toEqual([...new Set(arrows)].sort());
});
