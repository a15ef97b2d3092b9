import type { Octopia } from './client';
import { unreadableResponse } from './unreadableResponse';

type Id = string | number | null | undefined;

/**
 * Compares an id of a response with the one that was asked for: a cache or a proxy may give what belongs to another question.
 * @param what as `order`
 * @throws CdiscountError (`unreadable`); ids that differ in case only are the same
 */
export function assertAsked(what: string, asked: string, answered: Id): void {
	if (sameId(asked, answered)) return;
	throw unreadableResponse(`${what} "${shown(answered)}" instead of ${what} "${shown(asked)}"`);
}

/** The same for the seller, where the response names one. @throws CdiscountError (`unreadable`) */
export function assertSeller({ sellerId }: Pick<Octopia, 'sellerId'>, what: string, answered: Id): void {
	if (answered === undefined || answered === null || answered === '') return;
	if (withoutZeros(sellerId) === withoutZeros(String(answered).trim())) return;
	throw unreadableResponse(`${what} of the seller ${shown(answered)} instead of the seller ${sellerId}`);
}

const sameId = (asked: string, answered: Id) =>
	String(answered ?? '')
		.trim()
		.toLowerCase() === asked.trim().toLowerCase();

const withoutZeros = (id: string) => id.replace(/^0+(?=\d)/, '');

const shown = (id: Id) => String(id ?? '').slice(0, 80);
