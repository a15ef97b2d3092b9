import { read, repositoryFiles, sourcesIn } from './sources.mts';

const MOST_LINES = 200;
/** Left out: what tools write, and what is not text. */
const texts = repositoryFiles().filter(
	(file) => !/package-lock\.json$|\.(png|jpe?g|gif|ico|xlsx|pdf|woff2?)$/.test(file),
);

test('no source is longer than a reader can hold', () => {
	const sources = sourcesIn('nodes', 'credentials', 'sandbox', 'scripts', 'test');
	expect(sources.length).toBeGreaterThan(50);
	const long = sources
		.map((file) => [file, read(file).split('\n').length - 1] as const)
		.filter(([, lines]) => lines > MOST_LINES);
	expect(long).toEqual([]);
});

/** Addresses of nobody: reserved names, and the ones that hide a person. */
const NOBODY = /@(?:[\w-]+\.)*(?:example(?:\.\w+)?|test|invalid|localhost|users\.noreply\.github\.com)$/i;

test('no file holds the mail address of a person', () => {
	const found = texts.flatMap((file) =>
		[...read(file).matchAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi)]
			.map(([address]) => address)
			.filter((address) => !NOBODY.test(address) && !/\.(svg|png|css|js|mts|ts|md)$/i.test(address))
			.map((address) => `${file}: ${address}`),
	);
	expect(found).toEqual([]);
});

test('no file holds a path of somebody’s machine', () => {
	// /home/node is the home of every n8n container.
	const machine = /(?<![\w.~}-])(?:\/home\/(?!node\/)|\/Users\/|\/root\/|\/work\/|C:\\Users)\w/;
	expect(texts.filter((file) => machine.test(read(file)) && !file.startsWith('test/conventions/'))).toEqual([]);
});

test('no test is skipped, alone, or held against a snapshot', () => {
	const tests = sourcesIn('test').filter((file) => !file.startsWith('test/conventions/'));
	const forbidden =
		/\b(?:test|it|describe)\.(?:skip|only|todo)\b|\bx(?:it|test|describe)\(|\b(?:fit|fdescribe)\(|toMatch(?:Inline)?Snapshot/;
	expect(tests.filter((file) => forbidden.test(read(file)))).toEqual([]);
});
