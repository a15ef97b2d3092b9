import lodash from 'lodash';

import { lineTotal } from '../line.mts';
import type { LedgerEntry } from '../ledger.mts';
import type { OrderRecord } from '../order.mts';
import { isoDate } from '../clock.mts';
import { dayStamp, INVOICE_DAYS, nextDay, PAYOUT_DAYS } from './calendar.mts';

const DAY = 86_400_000;
const SOLD = ['InPreparation', 'Shipped', 'Delivered', 'Cancelled'];
const VAT = 0.2;

/** A financial event as the marketplace keeps it; what the seller is owed in `net`, in euros. */
export interface OperationRecord {
	reference: string;
	sellerId: string;
	orderId: string;
	orderReference: string;
	salesChannelId: string;
	eventType: 'Sale' | 'Refund';
	/** When it is known, a day after it happened (documented). */
	at: number;
	releasedAt: number;
	/** The commission invoice that will hold it, and when that is issued. */
	invoiceId: string;
	invoicedAt: number;
	sale: number | null;
	commission: number;
	refund: number | null;
	net: number;
}

/** The operations of orders: a sale with its commission for each, and one for each refund or gesture in the ledger. */
export function operationsOf(orders: readonly OrderRecord[], refunds: readonly LedgerEntry[]): OperationRecord[] {
	const byId = new Map(orders.map((order) => [order.id, order]));
	const sales = orders
		.filter(({ status }) => SOLD.includes(status))
		.filter(wasSold)
		.map(saleOf);
	const given = refunds.flatMap((entry) => {
		const order = byId.get(entry.orderId);
		return order ? [refundOf(order, entry)] : [];
	});
	return [...sales, ...given].sort((a, b) => a.at - b.at);

	/** A cancelled order was sold only if its money was given back. */
	function wasSold(order: OrderRecord): boolean {
		return order.status !== 'Cancelled' || refunds.some(({ orderId }) => orderId === order.id);
	}
}

function saleOf(order: OrderRecord): OperationRecord {
	const sale = lodash.round(lodash.sumBy(order.lines, lineTotal), 2);
	return operation(order, 'Sale', order.createdAt, sale, null, -commissionOn(sale, order));
}

function refundOf(order: OrderRecord, { at, effect, details }: LedgerEntry): OperationRecord {
	const amount = Number(details?.amount ?? 0);
	// The commission comes back with a refund, and stays with a gesture.
	const commission = effect === 'refunded' ? commissionOn(amount, order) : 0;
	return operation(order, 'Refund', Date.parse(at), null, -amount, commission);
}

function commissionOn(amount: number, order: OrderRecord): number {
	return lodash.round((amount * order.lines[0]!.commissionRate * (1 + VAT)) / 100, 2);
}

function operation(
	order: OrderRecord,
	eventType: OperationRecord['eventType'],
	happenedAt: number,
	sale: number | null,
	refund: number | null,
	commission: number,
): OperationRecord {
	const at = happenedAt + DAY;
	const invoicedAt = nextDay(at, INVOICE_DAYS);
	return {
		reference: `${order.id}-${eventType === 'Sale' ? 'S' : `R${happenedAt}`}`,
		sellerId: order.sellerId,
		orderId: order.id,
		orderReference: order.reference,
		salesChannelId: order.salesChannelId,
		eventType,
		at,
		releasedAt: nextDay(happenedAt + 10 * DAY, PAYOUT_DAYS),
		invoiceId: `14${dayStamp(invoicedAt)}`,
		invoicedAt,
		sale,
		commission,
		refund,
		net: lodash.round((sale ?? 0) + (refund ?? 0) + commission, 2),
	};
}

export function paymentStateOf({ releasedAt }: { releasedAt: number }, now: number): string {
	return releasedAt <= now ? 'Paid' : 'Estimated';
}

/** An item of `GET /operations`; the names of the amounts are project choices. */
export function operationDocument(record: OperationRecord, now: number) {
	const amounts = (amount: number | null) =>
		amount === null ? null : { amount, vat: lodash.round(amount - amount / (1 + VAT), 2) };
	return {
		operationReference: record.reference,
		orderId: record.orderId,
		orderReference: record.orderReference,
		salesChannelId: record.salesChannelId,
		eventType: record.eventType as string,
		paymentState: paymentStateOf(record, now),
		createdAt: isoDate(record.at),
		releasePaymentDate: isoDate(record.releasedAt),
		paidAt: record.releasedAt <= now ? isoDate(record.releasedAt) : null,
		invoiceId: record.invoicedAt <= now ? record.invoiceId : null,
		currencyCode: 'EUR',
		sale: amounts(record.sale),
		commission: amounts(record.commission),
		refund: amounts(record.refund),
		netAmount: record.net,
	};
}
