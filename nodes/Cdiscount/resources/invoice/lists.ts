import sortBy from 'lodash/sortBy';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { forEditor } from '../../core/editor';
import { lookThrough } from '../../core/pickerPages';
import { countOf, momentOf, told } from '../../core/pickerText';
import { timestamp } from '../../marketplace/time';
import { listImports } from '../../marketplace/invoice/calls';
import type { InvoiceImport } from '../../marketplace/invoice/schema';

const STATES: Record<string, string> = {
	Running: 'being checked',
	Success: 'stored',
	PartialSuccess: 'stored in part',
	Failure: 'refused',
};

/** The uploads of customer invoices, the newest first, found by time, state, file or id. */
export async function searchInvoiceImports(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const entriesOf = (imports: InvoiceImport[]) =>
		sortBy(imports, ({ createdAt }) => -timestamp(createdAt)).map((one) => ({
			name: nameOf(one, this.getTimezone()),
			value: one.importId,
			words: [one.status, ...fileNames(one)].join(' '),
		}));
	return await forEditor(this, { results: [] }, async (octopia) =>
		lookThrough({ filter, token }, { list: (pages) => listImports(octopia, undefined, pages), entriesOf }),
	);
}

/** Time · how many · state · first file · id. */
function nameOf(one: InvoiceImport, zone: string): string {
	const files = fileNames(one);
	const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
	return told(
		momentOf(one.createdAt, zone),
		files.length > 0 && countOf(files.length, 'invoice'),
		STATES[one.status] ?? one.status,
		files.length > 0 && `${files[0]}${more}`,
		one.importId,
	);
}

const fileNames = ({ files }: InvoiceImport) => (files ?? []).flatMap(({ fileName }) => fileName ?? []);
