import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import memoize from 'lodash/memoize';
import once from 'lodash/once';

/** The repository. Paths below it are written with slashes, without a leading one. */
export const ROOT = resolve(__dirname, '../..');

/** Every file of the repository, tracked or new, but none that git ignores; as they were when a test file first asked. */
export const repositoryFiles = once((): readonly string[] => {
	const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT });
	return listed
		.toString()
		.split('\0')
		.filter((file) => file !== '' && existsSync(join(ROOT, file)));
});

/** The TypeScript sources below these folders. */
export const sourcesIn = (...folders: string[]): string[] =>
	repositoryFiles().filter((file) => /\.m?ts$/.test(file) && folders.some((folder) => file.startsWith(`${folder}/`)));

export const read = memoize((file: string): string => readFileSync(join(ROOT, file), 'utf8'));

/** What a file imports: packages by name, files of the repository by path, without their ending. */
export const importsOf = memoize((file: string): readonly string[] => {
	const names = [...read(file).matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*['"]([^'"]+)['"]/g)].map(
		([, name]) => name,
	);
	return names.map((name) => (name.startsWith('.') ? join(dirname(file), name).replace(/\.m?ts$/, '') : name));
});
