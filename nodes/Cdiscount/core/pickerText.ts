import { DateTime } from 'luxon';
import { timestamp } from '../marketplace/time';

const DAY = 86_400_000;

/** What is told of a thing in a list, what people know it by first; what is not known is left out. */
export const told = (...parts: Array<string | number | null | undefined | false>): string =>
	parts.filter((part) => part !== undefined && part !== null && part !== false && part !== '').join(' · ');

/**
 * A day as people write it: 25 Nov, with the year where it is not this one.
 * @param zone that people live in
 */
export const dayOf = (moment: string | null | undefined, zone: string): string | undefined => written(moment, zone, '');

/** The same with the time of day: 25 Nov 14:05. */
export const momentOf = (moment: string | null | undefined, zone: string): string | undefined =>
	written(moment, zone, ' HH:mm');

function written(moment: string | null | undefined, zone: string, time: string): string | undefined {
	const at = timestamp(moment);
	if (at === 0) return undefined;
	// a day comes as its beginning in UTC
	const isDay = time === '' && at % DAY === 0;
	const date = DateTime.fromMillis(at, { zone: isDay ? 'utc' : zone, locale: 'en' });
	const year = date.year === DateTime.now().setZone(zone).year ? '' : ' yyyy';
	return date.toFormat(`d LLL${year}${time}`);
}

/** Whether a text holds all words that were typed, in any order, whatever their case and accents; nothing typed finds everything. */
export function isFoundBy(filter: string | undefined, text: string): boolean {
	const plainText = plain(text);
	return plain(filter ?? '')
		.split(/\s+/)
		.every((word) => plainText.includes(word));
}

/** How many there are, in words: 1 product, 2 products. */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const plain = (text: string) =>
	text
		.normalize('NFD')
		.replace(/[\p{M}\p{Cf}]/gu, '')
		.toLowerCase();
