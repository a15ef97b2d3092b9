import { DateTime } from 'luxon';

/** Milliseconds since 1970 of an ISO 8601 time of the marketplace, UTC where it names no offset; 0 where there is none. */
export function timestamp(text: string | null | undefined): number {
	const zoned = /[zZ]$|[+-]\d\d:?\d\d$/.test(text ?? '') || !/T/.test(text ?? '') ? text : `${text}Z`;
	// JavaScript takes almost everything for a date, also "42"
	return /^\d{4}-\d\d-\d\d/.test(zoned ?? '') ? Date.parse(zoned!) || 0 : 0;
}

/**
 * A time of the marketplace in ISO 8601 and UTC.
 * @param hours to add
 * @returns null where there is none, or none that can be read
 */
export function utc(text: string | null | undefined, hours = 0): string | null {
	const moment = DateTime.fromISO(text ?? '', { zone: 'utc' }).plus({ hours });
	return moment.isValid ? moment.toISO({ suppressMilliseconds: true }) : null;
}

/** The same within a text: `2026-11-25 13:03 UTC`. */
export function spokenTime(text: string | null | undefined): string | null {
	const moment = DateTime.fromISO(text ?? '', { zone: 'utc' });
	return moment.isValid ? moment.toFormat("yyyy-MM-dd HH:mm 'UTC'") : null;
}
