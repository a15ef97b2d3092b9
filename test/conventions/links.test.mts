import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { read, repositoryFiles, ROOT } from './sources.mts';

const pages = repositoryFiles().filter((file) => file.endsWith('.md'));

/** The name of a heading in an address, as GitHub makes it. */
const anchorOf = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
		.replace(/ /g, '-');

const anchorsOf = (file: string) =>
	[...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading.trim()));

/** What is wrong with a link of a page to another page of the repository, or to a part of one. */
function isBroken(page: string, link: string): boolean {
	const [path, anchor] = link.split('#');
	const file = path === '' ? page : join(dirname(page), path);
	if (!existsSync(join(ROOT, file))) return true;
	return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(anchor);
}

test.each(pages)('every link in %s leads to something that is there', (page) => {
	const text = read(page).replace(/```[^]*?```/g, '');
	const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
	const ours = links.filter((link) => !/^[a-z]+:/.test(link));
	expect(ours.filter((link) => isBroken(page, link))).toEqual([]);
});
