import {
	CONDITIONS,
	DELIVERY_MODES,
	MAX_QUANTITY,
	MAX_REFERENCE_LENGTH,
	REFERENCE_PATTERN,
	TRACKED_CODES,
} from '../../../nodes/Cdiscount/marketplace/offer/schema.ts';
import { isGtin } from '../products/sheet.mts';
import { CDISCOUNT } from '../seller.mts';
import type { OfferRecord, Taxes } from './offer.mts';
import type { OfferRequest } from './request.mts';
import type { ResultCode } from './results.mts';

const LARGE_CODES = DELIVERY_MODES.filter(({ isLarge }) => isLarge).flatMap(({ code, legacyCode }) => [
	code,
	legacyCode,
]);
const ALL_CODES: string[] = DELIVERY_MODES.flatMap(({ code, legacyCode }) => [code, legacyCode]);
const TAX_FORMATS: Record<string, ResultCode> = { vat: '1107', ecotax: '1108', deatax: '1131' };

/** What is wrong with the reference alone. */
export function validateReference(reference: string): ResultCode[] {
	const codes: ResultCode[] = [];
	if (reference.length > MAX_REFERENCE_LENGTH) codes.push('1203');
	if (!REFERENCE_PATTERN.test(reference)) codes.push('1103');
	return codes;
}

/** What an Upsert does not say and must. On Cdiscount all three taxes are mandatory, even when 0. */
export function validateCompleteness(request: OfferRequest): ResultCode[] {
	const codes: ResultCode[] = [];
	if (!request.product?.gtin && !request.product?.reference) codes.push('1001');
	if (request.condition === undefined) codes.push('1002');
	if (request.quantity === undefined) codes.push('1005');
	if (request.price === undefined) codes.push('1006');
	if (request.preparationTime === undefined) codes.push('1009');
	if (request.taxes === undefined) codes.push('1007', '1008', '1031');
	if (request.deliveryModes === undefined) codes.push('1012');
	return codes;
}

/** What is wrong with the values that were sent, each for itself. Lists count as complete when they are sent. */
export function validateValues(request: OfferRequest, channel: string): ResultCode[] {
	const codes: ResultCode[] = [];
	const { product, condition, price, originPrice, quantity, preparationTime } = request;
	const gtinLengths = channel === CDISCOUNT ? [13] : undefined;
	if (product?.gtin && !isGtin(product.gtin, gtinLengths)) codes.push('1601');
	if (condition !== undefined && canonicalCondition(condition) === undefined) codes.push('1102');
	if (quantity !== undefined && !Number.isInteger(quantity)) codes.push('1105');
	else if (quantity !== undefined && (quantity < 0 || quantity > MAX_QUANTITY)) codes.push('1705');
	if (price !== undefined && price <= 0) codes.push('1906');
	if ([price, originPrice].some((value) => value !== undefined && !hasCents(value))) codes.push('1106');
	if (preparationTime !== undefined && !(Number.isInteger(preparationTime) && preparationTime >= 0)) codes.push('1109');
	return [...codes, ...validateTaxes(request, channel), ...validateDelivery(request)];
}

function validateTaxes({ taxes }: OfferRequest, channel: string): ResultCode[] {
	if (!taxes) return [];
	const given = new Map(taxes.map(({ code, value }) => [code.toLowerCase(), value]));
	const codes: ResultCode[] = [];
	for (const [code, value] of given) {
		const format = TAX_FORMATS[code];
		// VAT as a percentage or as a fraction: sources disagree, both are taken.
		if (!format || !(value >= 0) || (code === 'vat' && value > 100)) codes.push(format ?? '1107');
	}
	if (channel !== CDISCOUNT) return codes;
	if (!given.has('vat')) codes.push('1007');
	if (!given.has('ecotax')) codes.push('1008');
	if (!given.has('deatax')) codes.push('1031');
	return codes;
}

function validateDelivery({ deliveryModes }: OfferRequest): ResultCode[] {
	if (!deliveryModes) return [];
	const given = deliveryModes.map(({ code }) => code);
	const codes: ResultCode[] = [];
	if (given.some((code) => !ALL_CODES.includes(code))) codes.push('4000');
	if (deliveryModes.some(({ cost, additionalCost }) => !(cost >= 0) || !(additionalCost >= 0))) codes.push('1112');
	const isLarge = given.some((code) => (LARGE_CODES as string[]).includes(code));
	if (!isLarge && !given.some((code) => TRACKED_CODES.includes(code))) codes.push('1012');
	return codes;
}

/** What is wrong with the offer as it would then be. */
export function validatePrices({ price, originPrice, taxes }: Pick<OfferRecord, 'price' | 'originPrice' | 'taxes'>) {
	const codes: ResultCode[] = [];
	if (price > 0 && price < (taxes.ecotax ?? 0) + (taxes.deatax ?? 0)) codes.push('2906');
	if (originPrice !== null && originPrice <= price) codes.push('2318');
	return codes;
}

/** The condition as the table writes it; its case does not matter. */
export function canonicalCondition(condition: string): string | undefined {
	return CONDITIONS.find((known) => known.toLowerCase() === condition.toLowerCase());
}

/** Taxes by lower-case code; VAT always as a percentage. */
export function canonicalTaxes(taxes: NonNullable<OfferRequest['taxes']>): Taxes {
	return Object.fromEntries(
		taxes.map(({ code, value }) => {
			const key = code.toLowerCase();
			return [key, key === 'vat' && value > 0 && value < 1 ? Math.round(value * 10_000) / 100 : value];
		}),
	);
}

function hasCents(value: number): boolean {
	return Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
}
