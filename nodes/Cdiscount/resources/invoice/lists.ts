import sortBy from 'lodash/sortBy';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { forEditor } from '../../core/editor';
import { latestImports } from '../../marketplace/invoice/calls';
import type { InvoiceImport } from '../../marketplace/invoice/schema';

/** The latest uploads of customer invoices, the newest first, found by time, state, file or id. */
export async function searchInvoiceImports(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	const imports = sortBy(await forEditor(this, latestImports), ({ createdAt }) => createdAt ?? '').reverse();
	const options = imports.map((one) => ({ name: labelOf(one), value: one.importId }));
	return { results: options.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted)) };
}

/** Time · state · first file. */
function labelOf({ createdAt, status, files, importId }: InvoiceImport): string {
	const [first, ...others] = (files ?? []).flatMap(({ fileName }) => fileName ?? []);
	const named = first && others.length > 0 ? `${first} and ${others.length} more` : first;
	return [createdAt, status, named ?? importId].filter(Boolean).join(' · ');
}
