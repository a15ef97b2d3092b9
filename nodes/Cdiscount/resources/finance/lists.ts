import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import type { Pages } from '../../api/paging';
import type { Listed } from '../../api/parseResponse';
import { forEditor } from '../../core/editor';
import { lookThrough, type Look } from '../../core/pickerPages';
import { dayOf, told } from '../../core/pickerText';
import { listInvoices, listReports } from '../../marketplace/finance/calls';
import { priceText } from '../../marketplace/money';

/** The invoices of Octopia to the seller, found by number or by anything else that is told of them. */
export async function searchInvoices(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await documents(this, { filter, token }, listInvoices, ({ invoiceId }) => invoiceId);
}

/** The yearly tax reports. */
export async function searchReports(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const list = (octopia: Octopia, pages: Pages) => listReports(octopia, undefined, pages);
	return await documents(this, { filter, token }, list, ({ reportId }) => reportId);
}

async function documents<T extends object>(
	editor: ILoadOptionsFunctions,
	look: Look,
	list: (octopia: Octopia, pages: Pages) => AsyncIterable<Listed<T>>,
	idOf: (one: T) => string | number | null | undefined,
): Promise<INodeListSearchResult> {
	const entriesOf = (found: T[]) =>
		found.flatMap((one) => {
			const id = String(idOf(one) ?? '');
			const words = textsOf(one).join(' ');
			return id === '' ? [] : [{ name: nameOf(one, id, editor.getTimezone()), value: id, words }];
		});
	return await forEditor(editor, { results: [] }, async (octopia) =>
		lookThrough(look, { list: (pages) => list(octopia, pages), entriesOf }),
	);
}

/** Days, amounts and whatever else is told of a document, the id at the end. Its names are not documented. */
function nameOf(one: object, id: string, zone: string): string {
	const values = Object.entries(one).filter(([, value]) => isText(value) && String(value) !== id);
	const currency = values.find(([name]) => /currency/i.test(name))?.[1] as string | undefined;
	const days = values.flatMap(([, value]) => dayOf(String(value), zone) ?? []);
	const others = values
		.filter(([name, value]) => !/currency/i.test(name) && dayOf(String(value), zone) === undefined)
		.map(([name, value]) =>
			typeof value === 'number' && /amount|total|price/i.test(name) ? priceText(value, currency) : String(value),
		);
	return told(...days, ...others, id);
}

const textsOf = (one: object) => Object.values(one).filter(isText).map(String);

const isText = (value: unknown) => ['string', 'number'].includes(typeof value);
