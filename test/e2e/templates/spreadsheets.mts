import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder, checkout } from '../../../scripts/host/paths.mts';
import type { WorkflowJson } from '../../../scripts/host/workflowJson.mts';

/** The few functions of n8n's own spreadsheet library that the tests use. */
interface Xlsx {
	readFile(file: string): { SheetNames: string[]; Sheets: Record<string, unknown> };
	writeFile(book: unknown, file: string): void;
	utils: {
		sheet_to_json(sheet: unknown, options: { defval: string }): Array<Record<string, unknown>>;
		json_to_sheet(rows: Array<Record<string, unknown>>): unknown;
		book_new(): unknown;
		book_append_sheet(book: unknown, sheet: unknown, name: string): void;
	};
}

/** The spreadsheet library that n8n itself uses. */
export async function spreadsheets() {
	const require = createRequire(join(await cacheFolder(), 'n8n-2.41.1', 'node_modules', 'n8n', 'package.json'));
	const xlsx = require('@e965/xlsx') as Xlsx;
	return {
		rows: (file: string): Array<Record<string, unknown>> => {
			const book = xlsx.readFile(file);
			return xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { defval: '' });
		},
		write: (file: string, rows: Array<Record<string, unknown>>): void => {
			const book = xlsx.utils.book_new();
			xlsx.utils.book_append_sheet(book, xlsx.utils.json_to_sheet(rows), 'Sheet');
			xlsx.writeFile(book, file);
		},
	};
}

/**
 * A node that stands in gives one item for one, so the rows of a sheet stand in where the node "Rows" of a template reads them.
 * @returns the expression of that node, with given rows in the place of what it reads
 */
export async function rowsInPlaceOf(file: string, source: string) {
	const { nodes } = JSON.parse(await readFile(join(checkout, 'workflows', file), 'utf8')) as WorkflowJson;
	const expression = String(nodes.find(({ name }) => name === 'Rows')?.parameters.jsonOutput);
	if (!expression.includes(source)) throw new Error(`"Rows" in ${file} does not read ${source}`);
	return (rows: object[]) => expression.replace(/^=\{\{|\}\}$/g, '').replace(source, () => JSON.stringify(rows));
}
