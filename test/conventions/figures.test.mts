import type { Content } from '../../bench/content.mts';
import { figures } from '../../bench/figures.mts';
import { read } from './sources.mts';

/** Without what the formatter adds to a table. */
const plain = (text: string) => text.replace(/-+/g, '-').replace(/ +/g, ' ');

test('the figures in docs/figures.md are those of the last bench', () => {
	const content = JSON.parse(read('bench/results.json')) as Content;
	expect(content.results.length).toBeGreaterThan(0);
	expect(plain(read('docs/figures.md'))).toContain(plain(figures(content)));
});
