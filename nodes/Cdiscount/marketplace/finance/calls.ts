import type { Octopia, Query } from '../../api/client';
import { CdiscountError } from '../../api/errors';
import { wantedOf } from '../../api/listed';
import type { Listed } from '../../api/parseResponse';
import type { Pages } from '../../api/paging';
import { path } from '../../api/path';
import { readCount } from '../count';
import { orNotFound } from '../notFound';
import {
	financeReportSchema,
	octopiaInvoiceSchema,
	operationSchema,
	paymentSchema,
	type FinanceReport,
	type OctopiaInvoice,
	type Operation,
	type Payment,
} from './schema';

/** Which operations are read. */
export interface OperationSearch {
	eventTypes: string[];
	paymentState: string[];
	salesChannelId?: string;
	/** The filters whose names are certain. */
	query: Query;
	/** The most operations wanted; all of them where left out. */
	limit?: number;
}

/**
 * Events: sales, commissions, refunds, fees; known a day after they happen (documented). The names of three parameters are not
 * certain, so what comes is looked at as well.
 * @throws CdiscountError
 */
export async function readOperations(octopia: Octopia, search: OperationSearch): Promise<Array<Listed<Operation>>> {
	const { eventTypes, paymentState, salesChannelId, limit } = search;
	const query = {
		...search.query,
		salesChannelId,
		eventTypes: eventTypes.join(','),
		paymentState: paymentState.join(','),
	};
	const isWanted = (found: Operation) =>
		isAmong(eventTypes, found.eventType) &&
		isAmong(paymentState, found.paymentState) &&
		isAmong(salesChannelId === undefined ? [] : [salesChannelId], found.salesChannelId);
	const listed = octopia.list('/operations', operationSchema, { style: 'page', query, idName: 'operationReference' });
	return await wantedOf(listed, isWanted, limit);
}

/** Whether the value is one of those; where none is asked for, or the response does not say, it is. */
const isAmong = (wanted: string[], value: string | null | undefined) =>
	wanted.length === 0 || value === null || value === undefined || wanted.includes(value);

/** How many operations these filters find. @throws CdiscountError */
export const countOperations = async (octopia: Octopia, query: Query): Promise<number> =>
	await readCount(octopia, '/operations/count', query);

/** Lists the payouts to the seller, made and estimated. @throws CdiscountError */
export function listPayments(octopia: Octopia, query: Query, limit?: number): AsyncGenerator<Listed<Payment>> {
	return octopia.list('/payments', paymentSchema, { style: 'page', query, limit, idName: 'paymentId' });
}

/** How many payouts these filters find. @throws CdiscountError */
export const countPayments = async (octopia: Octopia, query: Query): Promise<number> =>
	await readCount(octopia, '/payments/count', query);

/** Lists the yearly tax reports (DAC7). @throws CdiscountError */
export function listReports(
	octopia: Octopia,
	limit?: number,
	pages: Pages = {},
): AsyncGenerator<Listed<FinanceReport>> {
	return octopia.list('/reports', financeReportSchema, { style: 'page', limit, idName: 'reportId', ...pages });
}

/**
 * Lists the commission invoices of Octopia. The endpoint stands on an older page only.
 * @throws CdiscountError with a sentence that says so, where it is not offered
 */
export async function* listInvoices(octopia: Octopia, pages: Pages): AsyncGenerator<Listed<OctopiaInvoice>> {
	try {
		yield* octopia.list('/invoices', octopiaInvoiceSchema, { style: 'page', idName: 'invoiceId', ...pages });
	} catch (thrown) {
		notListed(thrown);
	}
}

function notListed(thrown: unknown): never {
	if (!(thrown instanceof CdiscountError) || !['noApi', 'notFound'].includes(thrown.code)) throw thrown;
	throw new CdiscountError('notFound', 'Octopia does not list its invoices here.', {
		hint: 'Choose "By Number" and enter the number that the Octopia seller portal shows.',
	});
}

/** The lines of an invoice of Octopia; nothing is known of their names. @throws CdiscountError (`notFound`) naming the invoice */
export async function* listInvoiceLines(
	octopia: Octopia,
	invoiceId: string,
	limit?: number,
): AsyncGenerator<Listed<Operation>> {
	try {
		yield* octopia.list(path`/invoices/${invoiceId}/details`, operationSchema, { style: 'page', limit });
	} catch (thrown) {
		unknownTo(octopia, `invoice "${invoiceId}"`)(thrown);
	}
}

/** For `catch`: the sentence for an invoice or a report that the API does not know. @param what names it, as `invoice "X"` */
export const unknownTo = ({ sellerId }: Octopia, what: string): ((thrown: unknown) => never) =>
	orNotFound(
		`There is no ${what} for the seller ${sellerId}.`,
		'Check the number. Invoices are issued on the 9th, the 19th and the 29th.',
	);
