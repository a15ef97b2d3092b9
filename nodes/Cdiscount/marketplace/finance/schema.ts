import { z } from 'zod';
import { id, number, text } from '../schemaParts';

/** Money between Octopia and the seller. Only some names are documented, so everything is read loosely. */

export const PAYMENT_STATES = ['NotPayable', 'Estimated', 'Paid', 'Blocked', 'InProcess'] as const;

/** Those that are published; the API may have others, and no list of them. */
export const EVENT_TYPES = ['Sale', 'Commission', 'Refund', 'Subscription', 'LogisticFee'] as const;

/** Gross amount and VAT; these inner names are not documented. */
const amounts = z.object({ amount: number, vat: number }).passthrough().nullish();

/** An event of `GET /operations`: a sale, a commission, a refund, a subscription, a fee. */
export const operationSchema = z
	.object({
		operationReference: id.nullish(),
		orderReference: text,
		salesChannelId: text,
		eventType: text,
		paymentState: text,
		releasePaymentDate: text,
		paidAt: text,
		sale: amounts,
		commission: amounts,
		refund: amounts,
		currencyCode: text,
	})
	.passthrough();

/** A payout of `GET /payments`, estimated or paid. */
export const paymentSchema = z
	.object({
		paymentId: id.nullish(),
		paymentState: text,
		paidAt: text,
		amount: number,
		currencyCode: text,
	})
	.passthrough();

/** A commission invoice of Octopia (`GET /invoices`, an older page) or a line of its details. */
export const octopiaInvoiceSchema = z.object({ invoiceId: id.nullish() }).passthrough();

/** A yearly tax report (DAC7) of `GET /reports`. */
export const financeReportSchema = z.object({ reportId: id.nullish() }).passthrough();

export type FinanceReport = z.output<typeof financeReportSchema>;
export type OctopiaInvoice = z.output<typeof octopiaInvoiceSchema>;
export type Operation = z.output<typeof operationSchema>;
export type Payment = z.output<typeof paymentSchema>;
