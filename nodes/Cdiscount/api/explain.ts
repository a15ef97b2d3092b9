import { DateTime, Duration } from 'luxon';
import type { Answer } from './answer';
import { Refusal, type RefusalFacts } from './refusal';
import { plain } from './words';

const QUOTA = /quota/i;

/**
 * Turns an answer that is not a success into a sentence a seller can act on.
 *
 * Knows the four bodies the API and its gateway send: problem+json with an `errors` map, `{statusCode, message}`,
 * `{error, error_description}`, and HTML or nothing. A 403 that speaks of a quota means "wait", not "forbidden" (measured). A 404 is
 * the API's own only as a problem; the gateway answers `{statusCode, message}` to a path that it does not have (measured).
 * @param sellerId named in the sentence when the client may not act for that seller
 */
export function explain(answer: Answer, sellerId: string): Refusal {
	const { status } = answer;
	const reason = reasonOf(answer.body);
	const trace = stringAt(answer.body, 'traceId');
	const facts: RefusalFacts = { status, traceId: trace && /^[\w.:-]{1,100}$/.test(trace) ? trace : undefined };
	if (status === 429 || (status === 403 && QUOTA.test(reason))) return throttle(answer, reason, facts);
	if (status === 401)
		return new Refusal('credential', 'Cdiscount refused the access token, and a new one as well.', {
			...facts,
			hint: 'Check the Client ID and Client Secret of the credential, and use its Test button.',
		});
	if (status === 403)
		return new Refusal(
			'credential',
			`Cdiscount does not let this client act for the seller ${sellerId || '(none given)'}.`,
			{
				...facts,
				hint: 'Check the Seller ID, and in the seller portal that this Client ID is linked to the shop.',
			},
		);
	if (status === 404 && isProblem(answer.body))
		return new Refusal('notFound', with_('Cdiscount does not know what was asked for', reason), facts);
	if (status === 404)
		return new Refusal('noApi', 'There is no Octopia API at the API URL, or it does not offer this call.', {
			...facts,
			hint: 'Check the API URL of the credential with its Test button. Nothing was done.',
		});
	if (status >= 500)
		return new Refusal('marketplaceDown', `The marketplace is not working at the moment (it answered ${status}).`, {
			...facts,
			waitSeconds: retryAfter(answer.headers['retry-after']),
			hint: 'Try again in a few minutes.',
		});
	if (status >= 400) return new Refusal('invalid', with_('Cdiscount refused this', reason), facts);
	return new Refusal('unreadable', `The API URL answered ${status}, which the marketplace never does.`, {
		...facts,
		hint: 'Check the API URL of the credential: something else seems to answer there.',
	});
}

/** The sentence for an answer whose status is fine and whose content is not. */
export function unreadable(what: string): Refusal {
	return new Refusal('unreadable', `The marketplace answered something that cannot be read: ${plain(what)}.`, {
		hint: 'If this goes on, a proxy or a maintenance page may answer in its place, or the API has changed.',
	});
}

function throttle(answer: Answer, reason: string, facts: RefusalFacts): Refusal {
	const left = /(\d{1,3}):([0-5]\d):([0-5]\d)/.exec(reason);
	if (answer.status === 403 || left !== null) {
		const seconds = left === null ? undefined : Number(left[1]) * 3600 + Number(left[2]) * 60 + Number(left[3]);
		const when = left === null ? 'later' : `in ${left[0]} (hours:minutes:seconds)`;
		return new Refusal('quota', `The call quota of this Cdiscount client is used up; it is filled again ${when}.`, {
			...facts,
			waitSeconds: seconds,
			hint: 'Nothing was done. Run this again after that time, or poll and read less often.',
		});
	}
	const seconds = retryAfter(answer.headers['retry-after']);
	return new Refusal(
		'rateLimited',
		`The marketplace asks for fewer calls at once${seconds === undefined ? '' : `: try again in ${seconds} s`}.`,
		{ ...facts, waitSeconds: seconds, hint: 'Nothing was done.' },
	);
}

/** `Retry-After`: seconds, or an HTTP date. */
function retryAfter(value: string | undefined): number | undefined {
	if (value === undefined) return undefined;
	if (/^\d+$/.test(value.trim())) return Number(value);
	const date = DateTime.fromHTTP(value);
	if (!date.isValid) return undefined;
	return Math.max(0, Math.ceil(Duration.fromMillis(date.diffNow().toMillis()).as('seconds')));
}

/** The marketplace's own words, without mark-up and secrets and of bounded length; empty where it gave none. */
export function reasonOf(body: unknown): string {
	const errors = (body as { errors?: unknown } | null | undefined)?.errors;
	const listed = typeof errors === 'object' && errors !== null ? Object.values(errors).flat() : [];
	const words = listed.filter((word): word is string => typeof word === 'string');
	const candidates = ['detail', 'message', 'error_description', 'title', 'error'].map((key) => stringAt(body, key));
	return plain(
		words.length > 0 ? [...new Set(words)].join(' ') : (candidates.find((found) => found !== undefined) ?? ''),
	);
}

function isProblem(body: unknown): boolean {
	return ['type', 'title', 'detail', 'traceId'].some((key) => stringAt(body, key) !== undefined);
}

/** A text in a body, undefined where there is none. */
export function stringAt(body: unknown, key: string): string | undefined {
	const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : undefined;
	return typeof value === 'string' && value !== '' ? value : undefined;
}

function with_(sentence: string, reason: string): string {
	return reason === '' ? `${sentence}, without giving a reason.` : `${sentence}: ${reason.replace(/\.$/, '')}.`;
}
