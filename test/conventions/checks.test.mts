import { read, repositoryFiles } from './sources.mts';

const CHECKS = ['typecheck', 'lint', 'scan', 'test:zod4', 'test'];
const CALLERS = ['.ci/run', '.github/workflows/ci.yml', '.github/workflows/publish.yml'];

const withoutComments = (text: string) => text.replace(/(^|\s)#.*$/gm, '');

/** The words after each "npm" of a text, among them the scripts it runs. */
const toldNpm = (text: string): string[] =>
	[...text.matchAll(/\bnpm((?: +[\w:.-]+)+)/g)].flatMap(([, words]) => words.trim().split(/ +/));

test('npm run check runs every check', () => {
	const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
	expect(toldNpm(scripts.check).filter((word) => word in scripts)).toEqual(CHECKS);
});

test.each(CALLERS)('%s runs npm run check and the end-to-end tests, and no check by itself', (caller) => {
	const commands = withoutComments(read(caller));
	const known = ['check', 'test:e2e', ...CHECKS];
	expect(toldNpm(commands).filter((word) => known.includes(word))).toEqual(['check', 'test:e2e']);
	expect(commands).not.toMatch(/\b(?:jest|tsc|eslint|prettier|n8n-node)\b(?!-)/);
});

test('every action is pinned to a commit, and says which version that is', () => {
	const workflows = repositoryFiles().filter((file) => file.startsWith('.github/workflows/'));
	const uses = workflows.flatMap((file) => [...read(file).matchAll(/^.*\buses:.*$/gm)].map(([line]) => line.trim()));
	expect(uses.length).toBeGreaterThan(0);
	expect(uses.filter((line) => !/^(?:- )?uses: [\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
});
