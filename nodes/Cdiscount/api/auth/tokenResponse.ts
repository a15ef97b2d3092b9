import type { Account } from './account';
import type { ApiResponse } from '../response';
import { toError, reasonOf, stringAt } from '../toError';
import { CdiscountError } from '../errors';

/** Errors of OAuth 2.0 (RFC 6749) that speak of the client, and those that speak of the service. */
const WRONG_PAIR = ['invalid_client', 'unauthorized_client'];
const PASSING = ['temporarily_unavailable', 'server_error'];

const NOTHING_SENT = 'Nothing was sent to the marketplace.';

/**
 * The access token in a response of the sign-in service.
 * @throws CdiscountError: `quota` and `rateLimited` where the service asks to wait, `unreachable` where it does not work, and `credential`
 * where it does not accept the pair, or refuses for another reason
 */
export function tokenOf(response: ApiResponse, { tokenUrl, clientSecret }: Account): string {
	const { status, body } = response;
	const token = stringAt(body, 'access_token');
	if (status === 200 && token !== undefined && /^[\x21-\x7e]+$/.test(token)) return token;
	const error = stringAt(body, 'error') ?? '';
	const service = `The sign-in service at ${new URL(tokenUrl).host}`;
	const refused = toError(response, '');
	if (refused.isThrottle) {
		const { waitSeconds } = refused.facts;
		const wait = waitSeconds === undefined ? '' : `; it asks to wait ${waitSeconds} s`;
		throw new CdiscountError(refused.code, `${service} gives no access token at the moment${wait}.`, {
			status,
			waitSeconds,
			hint: `${NOTHING_SENT} The Client ID and the Client Secret are not in doubt. Try again later.`,
		});
	}
	if (PASSING.includes(error) || status >= 500 || status < 300)
		throw new CdiscountError(
			'unreachable',
			`${service} is not working at the moment (it answered ${status} without a token).`,
			{
				status,
				waitSeconds: toError({ ...response, status: 503 }, '').facts.waitSeconds,
				hint: `${NOTHING_SENT} Try again in a few minutes.`,
			},
		);
	if (WRONG_PAIR.includes(error) || status === 401)
		throw new CdiscountError('credential', 'Cdiscount does not accept this Client ID and Client Secret.', {
			status,
			hint: 'Check both in the Octopia seller portal under API credentials; a secret that was renewed there must be entered here again.',
		});
	const reason = reasonOf(body).replaceAll(clientSecret, '…').replace(/\.$/, '');
	throw new CdiscountError('credential', `${service} gave no access token (${status})${reason && `: ${reason}`}.`, {
		status,
		hint: `${NOTHING_SENT} Check the Token URL of the credential, and the Client ID and Client Secret.`,
	});
}
