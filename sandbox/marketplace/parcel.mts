import { isObject, property } from './body.mts';
import type { Parcel } from './order.mts';
import { invalid } from './refusal.mts';

/** A parcel as a seller declares it; null or no line id at all means every line. */
export interface DeclaredParcel extends Parcel {
	orderLineIds: string[] | null;
}

/** Limits of the former SOAP service. Whether they still hold is not published, so only a strict marketplace keeps them. */
const PARCEL_NUMBER_LENGTH = 50;
const PARCEL_NUMBER_FORBIDDEN = /[\s&*$]/;
const TRACKING_URL_LENGTH = 255;

/**
 * The body of a shipment: an array of parcels, or one parcel object (the official example prints one).
 * Throws a 400 that names the field.
 */
export function parseParcels(body: unknown, isStrict: boolean): DeclaredParcel[] {
	const parcels: unknown[] = Array.isArray(body) ? body : isObject(body) ? [body] : [];
	if (parcels.length === 0) throw invalid('parcels', 'At least one parcel is required.');
	return parcels.map((parcel) => {
		if (!isObject(parcel)) throw invalid('parcels', 'A parcel must be an object.');
		const declared = {
			parcelNumber: required('parcelNumber', property(parcel, 'parcelNumber')),
			carrierName: required('carrierName', property(parcel, 'carrierName')),
			trackingUrl: trackingUrlOf(property(parcel, 'trackingUrl')),
			orderLineIds: lineIdsOf(property(parcel, 'orderLineIds')),
		};
		if (isStrict) checkLimits(declared);
		return { ...declared, trackingUrl: declared.trackingUrl || null };
	});
}

function checkLimits({ parcelNumber, trackingUrl, orderLineIds }: DeclaredParcel): void {
	if (parcelNumber.length > PARCEL_NUMBER_LENGTH) {
		throw invalid('parcelNumber', `The parcelNumber must have at most ${PARCEL_NUMBER_LENGTH} characters.`);
	}
	if (PARCEL_NUMBER_FORBIDDEN.test(parcelNumber)) {
		throw invalid('parcelNumber', 'The parcelNumber must not contain spaces or the characters & * $.');
	}
	if (trackingUrl !== null && !/^https?:\/\/\S+$/i.test(trackingUrl)) {
		throw invalid('trackingUrl', 'The trackingUrl must start with http:// or https://.');
	}
	if (trackingUrl !== null && trackingUrl.length > TRACKING_URL_LENGTH) {
		throw invalid('trackingUrl', `The trackingUrl must have at most ${TRACKING_URL_LENGTH} characters.`);
	}
	if (orderLineIds?.length === 0) throw invalid('orderLineIds', 'At least one order line id is required.');
}

function trackingUrlOf(value: unknown): string | null {
	if (value === undefined || value === null) return null;
	if (typeof value !== 'string') throw invalid('trackingUrl', 'The trackingUrl must be a text.');
	return value;
}

function lineIdsOf(value: unknown): string[] | null {
	if (value === undefined || value === null) return null;
	if (!Array.isArray(value) || !value.every((id) => typeof id === 'string')) {
		throw invalid('orderLineIds', 'The orderLineIds must be a list of order line ids.');
	}
	return value as string[];
}

function required(field: string, value: unknown): string {
	if (typeof value !== 'string' || value.trim() === '') throw invalid(field, `The ${field} field is required.`);
	return value;
}
