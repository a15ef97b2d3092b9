import type { Sheet } from '../products/sheet.mts';
import type { Sheets } from '../products/sheets.mts';
import {
	canonicalCondition,
	canonicalTaxes,
	validateCompleteness,
	validatePrices,
	validateReference,
	validateValues,
} from './validateOffer.mts';
import { conditionNumber, type OfferRecord } from './offer.mts';
import type { OfferRequest, PackageType } from './request.mts';
import { resultLine, type LineResult, type ResultCode } from './results.mts';
import type { OfferStore } from './offerStore.mts';

export interface IntegrationContext {
	store: OfferStore;
	sheets: Sheets;
	sellerId: string;
	salesChannelId: string;
	at: number;
}

/**
 * Applies the lines of a package to the offers. A reference that occurs twice is Duplicated and neither line is applied
 * (documented, second hand); every other line succeeds or fails by itself, with every reason there is.
 */
export function integrate(
	lines: readonly OfferRequest[],
	type: PackageType,
	context: IntegrationContext,
): LineResult[] {
	const times = new Map<string, number>();
	for (const { reference } of lines) times.set(reference, (times.get(reference) ?? 0) + 1);
	return lines.map((line) => {
		const sellerExternalReference = line.reference;
		if (times.get(line.reference)! > 1) {
			return { sellerExternalReference, integrationStatus: 'Duplicated', results: [] };
		}
		const codes = applyLine(line, type, context);
		const isDone = codes[0] === '8000' || codes[0] === '9000';
		return {
			sellerExternalReference,
			integrationStatus: isDone ? 'Integrated' : 'Rejected',
			results: [...new Set(codes)].map((code) =>
				type === 'Delete' && isDone ? { resultCode: code, message: 'Offer deleted' } : resultLine(code),
			),
		};
	});
}

/** Applies a line, or gives the reasons why not. */
export function applyLine(line: OfferRequest, type: PackageType, context: IntegrationContext): ResultCode[] {
	const { store, sellerId, salesChannelId } = context;
	const present = store.get(sellerId, salesChannelId, line.reference);
	if (type === 'Upsert') return upsert(line, present, context);
	if (!present) return ['3628'];
	if (type === 'Update') return update(line, present, context);
	store.remove(present);
	return ['9000'];
}

function upsert(line: OfferRequest, present: OfferRecord | undefined, context: IntegrationContext): ResultCode[] {
	const { store, sellerId, salesChannelId, at } = context;
	const codes = [
		...validateReference(line.reference),
		...validateCompleteness(line),
		...validateValues(line, salesChannelId),
	];
	const sheet = sheetOf(line, context);
	const names = Boolean(line.product?.gtin || line.product?.reference);
	if (names && !sheet && !codes.includes('1601')) codes.push('1324');
	const condition = canonicalCondition(line.condition ?? '');
	if (sheet && condition) {
		if (present && !isSame(present, sheet, condition)) codes.push('2503');
		const other = store.sameProduct(sellerId, salesChannelId, sheet.gtin, condition);
		if (other && other.reference !== line.reference) codes.push('2403');
	}
	const prices = {
		price: line.price ?? 0,
		originPrice: line.originPrice ?? null,
		taxes: canonicalTaxes(line.taxes ?? []),
	};
	codes.push(...validatePrices(prices));
	if (codes.length > 0 || !sheet || !condition) return codes;
	const facts = {
		condition,
		...prices,
		deliveryModes: line.deliveryModes!,
		preparationTime: line.preparationTime!,
		quantity: line.quantity!,
		updatedAt: at,
	};
	if (present) {
		Object.assign(present, facts);
		return ['9000'];
	}
	store.add({ sellerId, salesChannelId, reference: line.reference, sheet, createdAt: at, ...facts });
	return ['8000'];
}

/** Changes what was sent and keeps the rest; lists are replaced as a whole (documented). */
function update(line: OfferRequest, present: OfferRecord, context: IntegrationContext): ResultCode[] {
	const codes = validateValues(line, context.salesChannelId);
	const condition = line.condition === undefined ? present.condition : canonicalCondition(line.condition);
	const sheet = line.product ? sheetOf(line, context) : present.sheet;
	// The product of an offer is immutable; so is its condition, which is a part of its id.
	if (condition && !(sheet && isSame(present, sheet, condition))) codes.push('2503');
	const prices = {
		price: line.price ?? present.price,
		originPrice: line.originPrice ?? present.originPrice,
		taxes: line.taxes ? canonicalTaxes(line.taxes) : present.taxes,
	};
	codes.push(...validatePrices(prices));
	if (codes.length > 0) return codes;
	Object.assign(present, prices, {
		condition,
		deliveryModes: line.deliveryModes ?? present.deliveryModes,
		preparationTime: line.preparationTime ?? present.preparationTime,
		quantity: line.quantity ?? present.quantity,
		updatedAt: context.at,
	});
	return ['9000'];
}

function sheetOf({ product }: OfferRequest, { sheets, sellerId }: IntegrationContext): Sheet | undefined {
	if (product?.gtin) return sheets.get(product.gtin);
	return product?.reference ? sheets.byAnyReference(product.reference, sellerId) : undefined;
}

function isSame(offer: OfferRecord, sheet: Sheet, condition: string): boolean {
	return offer.sheet === sheet && conditionNumber(offer.condition) === conditionNumber(condition);
}
