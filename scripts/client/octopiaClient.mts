import { setTimeout as sleep } from 'node:timers/promises';
import axios, { type AxiosInstance } from 'axios';
import { actingFor, type Account } from '../../nodes/Cdiscount/api/auth/account.ts';
import { tokenOf } from '../../nodes/Cdiscount/api/auth/tokenResponse.ts';
import { clientOf, type Octopia } from '../../nodes/Cdiscount/api/client.ts';
import { responseOf } from '../../nodes/Cdiscount/api/response.ts';
import { RETRY_LIMITS, RetryBudget } from '../../nodes/Cdiscount/api/retry.ts';
import type { HttpRequest, RawResponse, Transport } from '../../nodes/Cdiscount/api/transport.ts';

/** Who asks, for which shop, and where. */
export type Access = Pick<Account, 'clientId' | 'clientSecret' | 'sellerId' | 'salesChannelId' | 'apiUrl' | 'tokenUrl'>;

/** The marketplace of this package without n8n: axios is the way to the network. */
export function octopiaClient(access: Access): Octopia {
	const account = actingFor({ ...access, environment: 'custom' }, undefined);
	return clientOf(account, axiosTransport(account), new RetryBudget(RETRY_LIMITS.run));
}

/**
 * Sends requests by axios, with a token that is fetched when it is needed first, and after a 401.
 * @param http with whatever the caller wants of its own
 * @param first the token to begin with
 */
export function axiosTransport(account: Account, http: AxiosInstance = axios.create(), first?: string): Transport {
	let token = first === undefined ? undefined : Promise.resolve(first);
	const send = async (request: HttpRequest, stop: AbortSignal): Promise<RawResponse> => {
		token ??= fetchToken(account);
		const { data, status, headers } = await http.request<unknown>({
			method: request.method,
			url: request.url,
			params: request.query,
			data: request.body,
			headers: { ...request.headers, Authorization: `Bearer ${await token}` },
			responseType: request.isDownload ? 'arraybuffer' : 'json',
			timeout: request.timeout,
			maxRedirects: 0,
			proxy: false,
			validateStatus: () => true,
			signal: stop,
		});
		return { statusCode: status, headers, body: data };
	};
	return {
		async send(request, stop) {
			const response = await send(request, stop);
			if (response.statusCode !== 401) return response;
			token = undefined;
			return await send(request, stop);
		},
		async sleep(milliseconds) {
			await sleep(milliseconds);
		},
	};
}

/** An access token. @throws CdiscountError with the sentence of the sign-in service's refusal, or what axios throws where it does not answer */
export async function fetchToken(account: Account): Promise<string> {
	const form = { grant_type: 'client_credentials', client_id: account.clientId, client_secret: account.clientSecret };
	const { data, status, headers } = await axios.post<unknown>(account.tokenUrl, new URLSearchParams(form), {
		timeout: 30_000,
		maxRedirects: 0,
		proxy: false,
		validateStatus: () => true,
	});
	return tokenOf(responseOf({ statusCode: status, headers, body: data }), account);
}
