import { unreadFieldsOf } from '../../api/parseResponse';
import { cents } from '../money';
import type { OrderLine } from './schema';

/**
 * The money of a line, as a person reads it: tax included where nothing else is said. What the marketplace does not tell, or what cannot
 * be read, is null and never a number.
 */

type Price = NonNullable<OrderLine['sellingPrice']>;

/** What the customer paid for a line; undefined where the unit price is not known, or something of it cannot be read. */
export function paidFor(line: OrderLine): { unitSalesPrice: number; shippingCost: number } | undefined {
	const price = priceOf(line);
	const { unitSalesPrice, shippingCost } = price ?? {};
	const isLost = price === undefined || isUnread(price, 'unitSalesPrice', 'shippingCost');
	return typeof unitSalesPrice !== 'number' || isLost ? undefined : { unitSalesPrice, shippingCost: shippingCost ?? 0 };
}

/** The price that the customer paid: the offer's where there is no other. Undefined where it is there and cannot be read. */
export function priceOf(line: OrderLine): Price | undefined {
	return isUnread(line, 'sellingPrice') ? undefined : (line.sellingPrice ?? line.offerPrice ?? {});
}

/** What the customer paid for a line, shipping included. */
export const totalOf = (line: OrderLine): number | null => sumOf(line, paidFor(line));

/** The same at the offer's price, which the seller is paid by. */
export function offerTotalOf(line: OrderLine): number | null {
	return sumOf(line, paidFor({ ...line, sellingPrice: line.offerPrice }));
}

function sumOf({ quantity }: OrderLine, paid: ReturnType<typeof paidFor>): number | null {
	return paid === undefined ? null : (cents(paid.unitSalesPrice * quantity) + cents(paid.shippingCost)) / 100;
}

/** The VAT in a line, as far as the marketplace states it: that of the units, and that of the shipping where it is stated. */
export function vatOf(line: OrderLine): number | null {
	const stated = vatTaxes(line);
	if (stated === null || !stated.some(isOfUnits)) return null;
	let sum = 0;
	for (const tax of stated) {
		const times = isOfUnits(tax) ? line.quantity : isOfShipping(tax) ? 1 : undefined;
		if (times === undefined || typeof tax.amount !== 'number') return null;
		sum += cents(tax.amount * times);
	}
	return sum / 100;
}

/** The rate of VAT of the units, in percent; null where there are several. */
export function vatRateOf(line: OrderLine): number | null {
	const rates = new Set((vatTaxes(line) ?? []).filter(isOfUnits).map(({ rate }) => rate));
	const [rate] = rates;
	return rates.size === 1 ? (rate ?? null) : null;
}

type Tax = NonNullable<Price['taxes']>[number];

// the names of targets are known by one client; only their beginning is relied on
const isOfUnits = ({ target }: Tax) => /^unit/i.test(target ?? '');
const isOfShipping = ({ target }: Tax) => /^shipping/i.test(target ?? '');

/** The taxes of a line's price that are VAT; null where the price, one of its taxes, or what it is cannot be read. */
function vatTaxes(line: OrderLine): Tax[] | null {
	const price = priceOf(line);
	if (price === undefined) return null;
	const taxes = price.taxes ?? [];
	if (unreadFieldsOf(taxes).length > 0 || taxes.some((tax) => isUnread(tax, 'code'))) return null;
	return taxes.filter(({ code }) => code?.toUpperCase() === 'VAT');
}

/** What the marketplace keeps of a line, VAT included. */
export function commissionOf({ offerPrice }: OrderLine): number | null {
	return offerPrice?.commission?.amountWithVat ?? offerPrice?.commission?.amountWithTax ?? null;
}

/** The same without VAT. */
export function netCommissionOf({ offerPrice }: OrderLine): number | null {
	return offerPrice?.commission?.amountWithoutVat ?? offerPrice?.commission?.amountWithoutTax ?? null;
}

/**
 * What is left of a line's total after the commission, both with VAT. Null also where the customer paid another price than the offer's:
 * the commission is of the latter, and may be in another currency.
 */
export function netOfCommission(line: OrderLine): number | null {
	const [total, commission] = [totalOf(line), commissionOf(line)];
	if (total === null || commission === null || total !== offerTotalOf(line)) return null;
	return (cents(total) - cents(commission)) / 100;
}

const isUnread = (thing: object, ...names: string[]) => unreadFieldsOf(thing).some((name) => names.includes(name));
