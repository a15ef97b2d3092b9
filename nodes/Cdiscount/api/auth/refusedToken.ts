import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import type { Account } from './account';
import { responseOf, responseOrError } from '../response';
import { withTimeLimit } from '../timeLimit';
import { CdiscountError } from '../errors';
import { authorizeRequest } from './authorizeRequest';

const TIMEOUT = 30_000;

/** What was seen is believed this long, so that fifty failures at once are one look (milliseconds). */
const SEEN_FOR = 10_000;

const seen = new Map<string, { token: unknown; at: number; isTokenRefused: Promise<boolean> }>();

/**
 * Whether the API refuses the token of these credentials, by one read that needs nothing but a token. n8n's older request helper asks
 * for a new token after any failure, and repeats the request with it, also a write that took effect.
 * @param key of the account
 * @returns true for a 401 only: whatever else is answered, or no answer, is no fault of the token
 */
export async function isTokenRefused(
	http: IHttpRequestHelper['helpers'],
	credentials: ICredentialDataDecryptedObject,
	{ apiUrl }: Account,
	key: string,
): Promise<boolean> {
	const token = credentials.accessToken;
	const before = seen.get(key);
	if (before?.token === token && Date.now() - before.at < SEEN_FOR) return await before.isTokenRefused;
	const look = authorizeRequest(
		{ ...credentials },
		{
			url: `${apiUrl}/sellers`,
			headers: { Accept: 'application/json' },
			timeout: TIMEOUT,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		},
	);
	const asked = async (abortSignal: AbortSignal) => await http.httpRequest({ ...look, abortSignal });
	const response = withTimeLimit(TIMEOUT, asked).then(responseOf, responseOrError);
	const refused = response.then((found) => !(found instanceof CdiscountError) && found.status === 401);
	seen.set(key, { token, at: Date.now(), isTokenRefused: refused });
	return await refused;
}
