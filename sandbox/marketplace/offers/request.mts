import { MAX_UPLOAD, type PACKAGE_TYPES } from '../../../nodes/Cdiscount/marketplace/offer/schema.ts';
import { isObject, property } from '../body.mts';
import { invalid } from '../refusal.mts';
import type { DeliveryMode } from './offer.mts';

export type PackageType = (typeof PACKAGE_TYPES)[number];

/** One line of an upload, understood but not yet validated; what is missing was not sent. */
export interface OfferRequest {
	reference: string;
	product?: { gtin?: string; reference?: string };
	condition?: string;
	price?: number;
	originPrice?: number;
	taxes?: Array<{ code: string; value: number; type?: string }>;
	deliveryModes?: DeliveryMode[];
	preparationTime?: number;
	quantity?: number;
}

/**
 * The body of an upload: a bare array of 1 to 100 lines (documented). A line that is not JSON of the right types makes
 * the whole upload refused, and nothing of it is kept; whether a line makes sense is decided at the integration.
 */
export function parseUpload(body: unknown): OfferRequest[] {
	if (!Array.isArray(body)) throw invalid('$', 'The request body must be an array of offer requests.');
	if (body.length === 0 || body.length > MAX_UPLOAD) {
		throw invalid('$', `The request body must hold 1 to ${MAX_UPLOAD} offer requests, and holds ${body.length}.`);
	}
	return body.map((line, index) => parseLine(line, `$[${index}]`));
}

/** One offer request. `at` is the path that a refusal names. */
export function parseLine(line: unknown, at: string): OfferRequest {
	const fields = objectAt(line, at);
	const reference = textAt(fields, 'sellerExternalReference', at);
	if (!reference) {
		throw invalid(`${at}.sellerExternalReference`, 'The sellerExternalReference field is required.');
	}
	const product = optionalObjectAt(fields, 'product', at);
	const price = optionalObjectAt(fields, 'price', at);
	return {
		reference,
		product: product && {
			gtin: textAt(product, 'gtin', `${at}.product`, true),
			reference: textAt(product, 'reference', `${at}.product`),
		},
		condition: textAt(fields, 'condition', at),
		price: price && numberAt(price, 'price', `${at}.price`),
		originPrice: price && numberAt(price, 'originPrice', `${at}.price`),
		taxes: price && listAt(price, 'taxes', `${at}.price`, taxAt),
		deliveryModes: listAt(fields, 'deliveryModes', at, deliveryModeAt),
		preparationTime: numberAt(fields, 'preparationTime', at),
		quantity: numberAt(fields, 'quantity', at),
	};
}

function taxAt(fields: Record<string, unknown>, at: string) {
	const code = textAt(fields, 'code', at) ?? '';
	return { code, value: numberAt(fields, 'value', at) ?? NaN, type: textAt(fields, 'type', at) };
}

function deliveryModeAt(fields: Record<string, unknown>, at: string): DeliveryMode {
	return {
		code: textAt(fields, 'code', at) ?? '',
		cost: numberAt(fields, 'cost', at) ?? NaN,
		additionalCost: numberAt(fields, 'additionalCost', at) ?? 0,
	};
}

function wrongType(at: string, type: string) {
	return invalid(at, `The JSON value could not be converted to ${type}.`);
}

function objectAt(value: unknown, at: string): Record<string, unknown> {
	if (!isObject(value)) throw wrongType(at, 'an object');
	return value;
}

function optionalObjectAt(holder: Record<string, unknown>, name: string, at: string) {
	const value = property(holder, name) ?? undefined;
	return value === undefined ? undefined : objectAt(value, `${at}.${name}`);
}

function textAt(holder: Record<string, unknown>, name: string, at: string, orInteger = false): string | undefined {
	const value = property(holder, name) ?? undefined;
	if (orInteger && Number.isInteger(value)) return String(value);
	if (value !== undefined && typeof value !== 'string') throw wrongType(`${at}.${name}`, 'a string');
	return value;
}

function numberAt(holder: Record<string, unknown>, name: string, at: string): number | undefined {
	const value = property(holder, name) ?? undefined;
	if (value !== undefined && typeof value !== 'number') throw wrongType(`${at}.${name}`, 'a number');
	return value;
}

function listAt<T>(
	holder: Record<string, unknown>,
	name: string,
	at: string,
	read: (fields: Record<string, unknown>, at: string) => T,
): T[] | undefined {
	const value = property(holder, name) ?? undefined;
	if (value === undefined) return undefined;
	if (!Array.isArray(value)) throw wrongType(`${at}.${name}`, 'an array');
	return value.map((item, index) => read(objectAt(item, `${at}.${name}[${index}]`), `${at}.${name}[${index}]`));
}
