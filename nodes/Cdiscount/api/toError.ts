import type { ApiResponse } from './response';
import { CdiscountError, type ErrorFacts } from './errors';
import { waitIn, waitOfHeader } from './waitText';
import { plainText } from './plainText';
import { throttled } from './throttle';

const QUOTA = /quota/i;

/** Where the bodies have their words, the clearest first. */
const TEXTS = ['detail', 'message', 'error_description', 'title', 'error'];

/**
 * Turns a response that is not a success into a sentence a seller can act on.
 *
 * Knows the four bodies the API and its gateway send: problem+json with an `errors` map, `{statusCode, message}`,
 * `{error, error_description}`, and HTML or nothing. A 403 that speaks of a quota means "wait", not "forbidden" (measured). A 404 is
 * the API's own only as a problem; the gateway answers `{statusCode, message}` to a path that it does not have (measured).
 * @param sellerId named in the sentence when the client may not act for that seller
 */
export function toError(response: ApiResponse, sellerId: string): CdiscountError {
	const { status } = response;
	const reason = reasonOf(response.body);
	const trace = stringAt(response.body, 'traceId');
	const facts: ErrorFacts = { status, traceId: trace && /^[\w.:-]{1,100}$/.test(trace) ? trace : undefined };
	if (status === 429 || (status === 403 && QUOTA.test(wordsOf(response.body)))) return throttleIn(response, facts);
	if (status === 401)
		return new CdiscountError('credential', 'Cdiscount refused the access token, and a new one as well.', {
			...facts,
			hint: 'Check the Client ID and Client Secret of the credential, and use its Test button.',
		});
	if (status === 403)
		return new CdiscountError(
			'credential',
			`Cdiscount does not let this client act for the seller ${sellerId || '(none given)'}.`,
			{
				...facts,
				isSetting: true,
				hint: 'Check the Seller ID, and in the Octopia seller portal that this Client ID is linked to the shop.',
			},
		);
	if (status === 404 && isProblem(response.body))
		return new CdiscountError('notFound', with_('Cdiscount does not know what was asked for', reason), facts);
	if (status === 404)
		return new CdiscountError('noApi', 'There is no Octopia API at the API URL, or it does not offer this call.', {
			...facts,
			hint: 'Check the API URL of the credential with its Test button. Nothing was done.',
		});
	if (status >= 500) {
		const wait = waitOfHeader(response.headers['retry-after']);
		const when = wait === undefined ? 'in a few minutes' : `in ${wait.words}, as it asks to`;
		return new CdiscountError(
			'marketplaceDown',
			`The marketplace is not working at the moment (it answered ${status}).`,
			{
				...facts,
				waitSeconds: wait?.seconds,
				hint: `Try again ${when}.`,
			},
		);
	}
	if (status >= 400) return new CdiscountError('invalid', with_('Cdiscount refused this', reason), facts);
	return new CdiscountError('unreadable', `The API URL answered ${status}, which the marketplace never does.`, {
		...facts,
		hint: 'Check the API URL of the credential: something else seems to answer there.',
	});
}

/** What the text says is nearer than the header, which gateways fill in by rule. */
function throttleIn(response: ApiResponse, facts: ErrorFacts): CdiscountError {
	const words = wordsOf(response.body);
	const inBody = waitIn(words);
	const wait = inBody !== undefined && inBody.seconds > 0 ? inBody : waitOfHeader(response.headers['retry-after']);
	const isQuota = response.status === 403 || QUOTA.test(words);
	return throttled(isQuota ? 'quota' : 'rateLimited', wait, facts);
}

/** All that a gateway says in its usual places, to find a time or a word in it; nobody is shown this. */
function wordsOf(body: unknown): string {
	const places = [body, (body as { error?: unknown } | null | undefined)?.error];
	const texts = places.flatMap((place) => TEXTS.map((key) => stringAt(place, key)));
	return [typeof body === 'string' ? body : reasonOf(body), ...texts].filter(Boolean).join(' ').slice(0, 4000);
}

/** The marketplace's own words, without mark-up and secrets and of bounded length; empty where it gave none. */
export function reasonOf(body: unknown): string {
	const errors = (body as { errors?: unknown } | null | undefined)?.errors;
	const listed = typeof errors === 'object' && errors !== null ? Object.values(errors).flat() : [];
	const words = listed.filter((word): word is string => typeof word === 'string');
	const candidates = TEXTS.map((key) => stringAt(body, key));
	return plainText(
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
