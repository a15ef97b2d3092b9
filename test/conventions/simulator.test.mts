import { importsOf, repositoryFiles, sourcesIn } from './sources.mts';

/** Which parts of the simulator each part may import, besides itself. */
const PARTS: Array<[part: string, allowed: string[]]> = [
	['marketplace', []],
	['access', ['marketplace']],
	['seeds', ['marketplace']],
	['http', ['marketplace', 'access']],
];

test.each(PARTS)('of the simulator, %s imports itself and %j', (part, allowed) => {
	const sources = sourcesIn(`sandbox/${part}`);
	expect(sources.length).toBeGreaterThan(0);
	const folders = [part, ...allowed].map((name) => `sandbox/${name}/`);
	const strangers = sources.flatMap((file) =>
		importsOf(file)
			.filter((name) => name.startsWith('sandbox/') && !folders.some((folder) => name.startsWith(folder)))
			.map((name) => `${file} → ${name}`),
	);
	expect(strangers).toEqual([]);
});

test.each(['nodes', 'credentials', 'sandbox', 'scripts', 'bench'])(
	'no imports of %s go in a circle, not even of types',
	(folder) => {
		const imports = new Map(sourcesIn(folder).map((file) => [file.replace(/\.m?ts$/, ''), importsOf(file)]));
		expect(imports.size).toBeGreaterThan(0);
		const done = new Set<string>();
		const circles: string[] = [];
		const follow = (file: string, path: string[]): void => {
			if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
			else if (!done.has(file)) for (const next of imports.get(file) ?? []) follow(next, [...path, file]);
			done.add(file);
		};
		for (const file of imports.keys()) follow(file, []);
		expect(circles).toEqual([]);
	},
);

test('sources are named in camel case', () => {
	const folders = /^(sandbox|scripts|bench|test)\//;
	const files = repositoryFiles().filter((file) => folders.test(file) && /\.(m?ts|cjs)$/.test(file));
	expect(files.length).toBeGreaterThan(50);
	expect(files.filter((file) => !/\/[a-z][A-Za-z\d.]*$/.test(file))).toEqual([]);
});
