import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import type { Content } from './content.mts';
import { figures } from './figures.mts';

const BLOCK = /(<!-- figures of npm run bench -->\n)[^]*(<!-- end of figures -->)/;

/** Puts the figures of a run into their page. @throws Error when it has no place for them */
export async function writeFigures(page: string, content: Content): Promise<void> {
	const before = await readFile(page, 'utf8');
	if (!BLOCK.test(before)) throw new Error(`${page} has no place for the figures.`);
	const after = before.replace(
		BLOCK,
		(_block, begin: string, end: string) => `${begin}\n${figures(content)}\n\n${end}`,
	);
	await writeFile(page, await format(after, { ...(await resolveConfig(page)), filepath: page }));
}
