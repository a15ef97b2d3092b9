import { COLUMNS, SIMPLE_COLUMNS } from '../../nodes/Cdiscount/marketplace/order/columns.ts';
import { read } from './sources.mts';

/** Without what the formatter adds to a table. */
const plain = (text: string) => text.replace(/-+/g, '-').replace(/ +/g, ' ');

const rowOf = (cells: string[]) => `| ${cells.join(' | ')} |`;

test.each(['order', 'line'] as const)('docs/operations/order.md has the table of the columns: %s', (kind) => {
	const rows = COLUMNS.filter(({ per }) => per === kind).map((column) => {
		const { id, inOrders, inLines, label, description } = column;
		const names = [...new Set([inOrders ?? inLines, id])].map((name) => `\`${name}\``).join(', ');
		const simplified = (['order', 'line'] as const).filter((per) => SIMPLE_COLUMNS[per].includes(column)).join(', ');
		return rowOf([names, label.replace(/^\w+: /, ''), description.replaceAll('|', '\\|'), simplified]);
	});
	const table = [rowOf(['Column', 'Label', 'What is in it', 'Simplified']), rowOf(['-', '-', '-', '-']), ...rows];
	const document = plain(read('docs/operations/order.md'));
	expect(document).toContain(plain(`\n\n${table.join('\n')}\n`));
});
