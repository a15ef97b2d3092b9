import lodash from 'lodash';

import { PAYMENT_STATES } from '../../../nodes/Cdiscount/marketplace/finance/schema.ts';
import type { Orders } from '../orders.mts';
import { pageOf } from '../paging.mts';
import { equal, filtered, listOf, range, someOf, type Query } from '../query.mts';
import { notFound } from '../refusal.mts';
import { isoDate } from '../clock.mts';
import type { MarketplaceContext } from '../context.mts';
import { operationDocument, operationsOf, paymentStateOf, type OperationRecord } from './operations.mts';
import { pdf } from './pdf.mts';

interface PaymentRecord {
	id: string;
	releasedAt: number;
	amount: number;
	operationCount: number;
}

/** What Octopia owes, pays and invoices: nothing is kept, everything follows from the orders and the ledger. */
export class Finance {
	constructor(
		private readonly context: MarketplaceContext,
		private readonly orders: Orders,
	) {}

	/** `GET /operations`: one page, oldest first. */
	operations(sellerId: string, query: Query = {}) {
		return pageOf(this.matching(sellerId, query), query).map((record) => operationDocument(record, this.now));
	}

	countOperations(sellerId: string, query: Query = {}): number {
		return this.matching(sellerId, query).length;
	}

	/** `GET /payments`: the payouts of the 1st, 11th and 21st, made or to come; oldest first. */
	payments(sellerId: string, query: Query = {}) {
		return pageOf(this.payouts(sellerId, query), query).map((payout) => ({
			paymentId: payout.id,
			paymentState: paymentStateOf(payout, this.now),
			paidAt: isoDate(payout.releasedAt),
			amount: payout.amount,
			currencyCode: 'EUR',
			operationCount: payout.operationCount,
		}));
	}

	countPayments(sellerId: string, query: Query = {}): number {
		return this.payouts(sellerId, query).length;
	}

	/** `GET /invoices`: Octopia's commission invoices. The path is of an older page only. */
	invoices(sellerId: string, query: Query = {}) {
		return pageOf(this.statements(sellerId), query);
	}

	/** `GET /invoices/{invoiceId}/details`: the operations of a commission invoice. */
	details(invoiceId: string, sellerId: string, query: Query = {}) {
		return pageOf(this.of(invoiceId, sellerId), query).map((record) => operationDocument(record, this.now));
	}

	countDetails(invoiceId: string, sellerId: string): number {
		return this.of(invoiceId, sellerId).length;
	}

	/** `GET /invoices/{invoiceId}/documents`. */
	document(invoiceId: string, sellerId: string): Buffer {
		const total = lodash.round(-lodash.sumBy(this.of(invoiceId, sellerId), 'commission'), 2);
		const { shopName } = this.context.sellers.one(sellerId);
		return pdf([
			`Facture de commissions ${invoiceId}`,
			`Vendeur ${sellerId} - ${shopName}`,
			`Total TTC : ${total.toFixed(2)} EUR`,
		]);
	}

	/** `GET /reports`: a yearly tax report (DAC7) for every year that is over and had sales. */
	reports(sellerId: string) {
		const years = this.all(sellerId).map(({ at }) => new Date(at).getUTCFullYear());
		const over = [...new Set(years)].filter((year) => year < new Date(this.now).getUTCFullYear());
		return over.map((year) => ({
			reportId: `DAC7-${sellerId}-${year}`,
			type: 'DAC7',
			year,
			createdAt: `${year + 1}-01-31T00:00:00Z`,
		}));
	}

	/** `GET /reports/{reportId}/report-documents`. */
	reportDocument(reportId: string, sellerId: string): Buffer {
		const report = this.reports(sellerId).find((candidate) => candidate.reportId === reportId);
		if (!report) throw notFound(`Report ${reportId}`);
		return pdf([`Rapport DAC7 ${report.year}`, `Vendeur ${sellerId}`]);
	}

	private get now(): number {
		return this.context.scheduler.now();
	}

	/** Everything that is known by now: a day after it happened. */
	private all(sellerId: string): OperationRecord[] {
		const orders = this.orders.search(sellerId);
		const refunds = [
			...this.context.ledger.find({ sellerId, effect: 'refunded' }),
			...this.context.ledger.find({ sellerId, effect: 'gestureGranted' }),
		];
		return operationsOf(orders, refunds).filter(({ at }) => at <= this.now);
	}

	private matching(sellerId: string, query: Query): OperationRecord[] {
		const types = listOf(query, 'eventTypes');
		const states = someOf(query, 'paymentState', PAYMENT_STATES);
		return filtered(this.all(sellerId), [
			equal(query, 'orderReference', ({ orderReference }) => orderReference),
			equal(query, 'salesChannelId', ({ salesChannelId }) => salesChannelId),
			types && (({ eventType }) => types.includes(eventType)),
			states && ((record) => (states as string[]).includes(paymentStateOf(record, this.now))),
			...range<OperationRecord>(query, 'paidAt', ({ releasedAt }) => releasedAt),
		]);
	}

	private payouts(sellerId: string, query: Query): PaymentRecord[] {
		const groups = Object.entries(lodash.groupBy(this.all(sellerId), 'releasedAt'));
		const records = groups.map(([releasedAt, operations]) => ({
			id: `P${sellerId}-${isoDate(Number(releasedAt)).slice(0, 10)}`,
			releasedAt: Number(releasedAt),
			amount: lodash.round(lodash.sumBy(operations, 'net'), 2),
			operationCount: operations.length,
		}));
		return filtered(
			lodash.sortBy(records, 'releasedAt'),
			range<PaymentRecord>(query, 'paidAt', (payout) => payout.releasedAt),
		);
	}

	private statements(sellerId: string) {
		const groups = Object.entries(lodash.groupBy(this.all(sellerId), 'invoiceId'));
		const dated = groups.map(([invoiceId, operations]) => ({
			invoiceId,
			issuedAt: `${invoiceId.slice(2, 6)}-${invoiceId.slice(6, 8)}-${invoiceId.slice(8)}T00:00:00Z`,
			amount: lodash.round(-lodash.sumBy(operations, 'commission'), 2),
			currencyCode: 'EUR',
		}));
		return dated.filter(({ issuedAt }) => Date.parse(issuedAt) <= this.now);
	}

	private of(invoiceId: string, sellerId: string): OperationRecord[] {
		if (!this.statements(sellerId).some((statement) => statement.invoiceId === invoiceId)) {
			throw notFound(`Invoice ${invoiceId}`);
		}
		return this.all(sellerId).filter((record) => record.invoiceId === invoiceId);
	}
}
