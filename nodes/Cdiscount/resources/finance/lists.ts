import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { readable } from '../../api/listed';
import type { Listed } from '../../api/parseResponse';
import { forEditor } from '../../core/editor';
import { listInvoices, listReports } from '../../marketplace/finance/calls';

/** Enough to choose from; whoever knows the number types it. */
const SHOWN = 100;

/** The invoices of Octopia to the seller, found by number or by anything else that is told of them. */
export async function searchInvoices(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await documents(this, filter, listInvoices, ({ invoiceId }) => invoiceId);
}

/** The yearly tax reports. */
export async function searchReports(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await documents(this, filter, listReports, ({ reportId }) => reportId);
}

async function documents<T extends object>(
	editor: ILoadOptionsFunctions,
	filter: string,
	list: (octopia: Octopia, limit: number) => AsyncIterable<Listed<T>>,
	idOf: (one: T) => string | number | null | undefined,
): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	const results: INodeListSearchResult['results'] = [];
	await forEditor(editor, async (octopia) => {
		for await (const one of readable(list(octopia, SHOWN))) {
			const id = String(idOf(one) ?? '');
			const name = labelOf(one, id);
			if (id !== '' && name.toLowerCase().includes(wanted)) results.push({ name, value: id });
		}
	});
	return { results };
}

/** The id, and behind it what else is told: dates, years, amounts. Its names are not documented. */
function labelOf(one: object, id: string): string {
	const told = Object.values(one).filter(
		(value) => ['string', 'number'].includes(typeof value) && String(value) !== id,
	);
	return [id, ...told].join(' · ');
}
