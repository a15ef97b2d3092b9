import {
	sleep,
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INodeCredentialTestResult,
} from 'n8n-workflow';
import { actingFor } from '../api/auth/account';
import { authorizeRequest } from '../api/auth/authorizeRequest';
import { fetchToken } from '../api/auth/fetchToken';
import { clientOf, type Octopia } from '../api/client';
import { asError, CdiscountError } from '../api/errors';
import { RETRY_LIMITS, RetryBudget } from '../api/retry';
import type { RawResponse, Transport } from '../api/transport';

type Helpers = ICredentialTestFunctions['helpers'];

/**
 * The Test button of a credential: signs in with what is in its form, whether it is saved or not, and asks the marketplace.
 * @param check asks, and throws a CdiscountError for what is wrong
 */
export async function credentialTest(
	helpers: Helpers,
	{ data = {} }: ICredentialsDecrypted,
	check: (octopia: Octopia) => Promise<void>,
): Promise<INodeCredentialTestResult> {
	const fault = await signedIn(helpers, data)
		.then(check)
		.then(() => undefined, asError);
	if (fault === undefined) return { status: 'OK', message: 'Connection successful!' };
	const hint = fault instanceof CdiscountError ? fault.facts.hint : undefined;
	return { status: 'Error', message: [fault.message, hint].filter(Boolean).join(' ') };
}

async function signedIn(helpers: Helpers, data: ICredentialDataDecryptedObject): Promise<Octopia> {
	const account = actingFor(data, undefined);
	const http = { httpRequest: async (options: IHttpRequestOptions) => await sent(helpers, options) };
	const token = await fetchToken(http as unknown as IHttpRequestHelper['helpers'], data);
	const transport: Transport = {
		async send({ method, url, headers, query, timeout }) {
			const request = authorizeRequest({ ...data, ...token }, { method, url, headers, qs: query, timeout });
			const response = await sent(helpers, request);
			if (response.statusCode !== 401) return response;
			throw new CdiscountError('credential', 'Cdiscount refused a fresh access token.', {
				status: 401,
				hint: 'Check the Client ID and Client Secret.',
			});
		},
		sleep,
	};
	return clientOf(account, transport, new RetryBudget(RETRY_LIMITS.editor));
}

/** Credential tests are given n8n's older request helper only, which takes other words. */
async function sent(helpers: Helpers, options: IHttpRequestOptions): Promise<RawResponse> {
	const { method, url: uri, headers, body, qs, timeout } = options;
	const response = (await helpers.request({
		...{ method, uri, headers, body, qs, timeout },
		simple: false,
		resolveWithFullResponse: true,
		followRedirect: false,
		followAllRedirects: false,
		sendCredentialsOnCrossOriginRedirect: false,
	})) as RawResponse;
	return { ...response, body: parsed(response.body) };
}

function parsed(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return body;
	}
}
