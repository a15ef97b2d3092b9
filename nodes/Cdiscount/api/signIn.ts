import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { accountOf, type Account } from './account';
import { answerOf, answerOrFailure, type Answer } from './answer';
import { within } from './limit';
import { Refusal } from './refusal';

/** What `preAuthentication` hands to n8n, which keeps it encrypted with the credential. */
export interface SignIn {
	accessToken: string;
}

/** A token just fetched is shared this long with others who ask because theirs was refused (milliseconds). */
const SHARED_FOR = 60_000;

const TIMEOUT = 30_000;

/** Fresh tokens refused one after the other; with more, an API that refuses all would use up the 500 of the hour, one per item. */
const MOST_REFUSED = 5;

const latest = new Map<string, { at: number; refused: number; signIn: Promise<SignIn> }>();

/**
 * Fetches an access token (OAuth2 client credentials; it lives two hours).
 *
 * Executions of one process that ask at the same moment share one request: the sign-in service allows 500 tokens an hour.
 * A caller whose token is the shared one gets a new one, because that is the token that was refused.
 * @throws Refusal `credential` where the pair is not accepted, `unreachable` where either host does not answer; no token was used then
 */
export async function signIn(
	http: IHttpRequestHelper['helpers'],
	credentials: ICredentialDataDecryptedObject,
): Promise<SignIn> {
	const account = accountOf(credentials);
	const key = createHash('sha256')
		.update([account.tokenUrl, account.apiUrl, account.clientId, account.clientSecret].join('\n'))
		.digest('hex');
	const shared = latest.get(key);
	const isFresh = shared !== undefined && Date.now() - shared.at < SHARED_FOR;
	if (isFresh) {
		const found = await shared.signIn;
		if (found.accessToken !== credentials.accessToken) return found;
	}
	const refused = isFresh ? shared.refused + 1 : 0;
	if (refused > MOST_REFUSED)
		throw new Refusal('credential', 'Cdiscount refuses one fresh access token after the other.', {
			status: 401,
			hint: 'Check in the seller portal that the client is still linked to the shop, and try again in a minute.',
		});
	const pending = fetchToken(http, account);
	latest.set(key, { at: Date.now(), refused, signIn: pending });
	pending.catch(() => latest.delete(key));
	return await pending;
}

async function fetchToken(http: IHttpRequestHelper['helpers'], account: Account): Promise<SignIn> {
	await assertReachable(http, account);
	const answer = await ask(http, account.tokenUrl, {
		method: 'POST',
		url: account.tokenUrl,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: account.clientId,
			client_secret: account.clientSecret,
		}).toString(),
	});
	if (answer.status === 400 || answer.status === 401 || answer.status === 403)
		throw new Refusal('credential', 'Cdiscount does not accept this Client ID and Client Secret.', {
			status: answer.status,
			hint: 'Check both in the Octopia developer portal under API credentials; a secret that was renewed there must be entered here again.',
		});
	const token = (answer.body as { access_token?: unknown } | undefined)?.access_token;
	if (answer.status !== 200 || typeof token !== 'string' || token === '')
		throw new Refusal(
			'unreachable',
			`The sign-in service at ${new URL(account.tokenUrl).host} is not working at the moment (it answered ${answer.status} without a token).`,
			{ status: answer.status, hint: 'Nothing was sent to the marketplace. Try again in a few minutes.' },
		);
	return { accessToken: token };
}

/** n8n's credential test would show a bare `ECONNREFUSED` for a wrong API URL, so the host is tried before a token is asked for. */
async function assertReachable(http: IHttpRequestHelper['helpers'], account: Account): Promise<void> {
	await ask(http, account.apiUrl, { method: 'HEAD', url: `${new URL(account.apiUrl).origin}/` });
}

async function ask(http: IHttpRequestHelper['helpers'], target: string, options: IHttpRequestOptions): Promise<Answer> {
	const request: IHttpRequestOptions = {
		...options,
		timeout: TIMEOUT,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const sent = async (abortSignal: AbortSignal) => await http.httpRequest({ ...request, abortSignal });
	const result = await within(TIMEOUT, sent).then(answerOf, answerOrFailure);
	if (!(result instanceof Refusal)) return result;
	throw new Refusal('unreachable', `${new URL(target).host} cannot be reached. ${result.message}`, {
		hint: 'Nothing was sent to the marketplace. Check the address in the credential and the network of this n8n.',
	});
}
