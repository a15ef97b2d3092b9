import { setTimeout as pause } from 'node:timers/promises';
import axios, { type AxiosInstance } from 'axios';
import { actingFor, CDISCOUNT, PRODUCTION, type Account } from '../../nodes/Cdiscount/api/auth/account.ts';
import { CdiscountError } from '../../nodes/Cdiscount/api/errors.ts';
import { requestOf } from '../../nodes/Cdiscount/api/request.ts';
import { responseOf } from '../../nodes/Cdiscount/api/response.ts';
import { axiosTransport, fetchToken, type Access } from '../client/octopiaClient.mts';
import { UserError } from '../host/errors.mts';

const NEEDED = ['OCTOPIA_CLIENT_ID', 'OCTOPIA_CLIENT_SECRET', 'OCTOPIA_SELLER_ID'];

/** Reads the access from the environment. @returns the names of the variables that are missing, where some are */
export function accessFrom(environment: Record<string, string | undefined>): Access | { missing: string[] } {
	const missing = NEEDED.filter((name) => !environment[name]);
	if (missing.length > 0) return { missing };
	const [clientId, clientSecret, sellerId] = NEEDED.map((name) => String(environment[name]));
	return {
		clientId,
		clientSecret,
		sellerId,
		salesChannelId: environment.OCTOPIA_SALES_CHANNEL || CDISCOUNT,
		apiUrl: (environment.OCTOPIA_API_URL || PRODUCTION.apiUrl).replace(/\/+$/, ''),
		tokenUrl: environment.OCTOPIA_TOKEN_URL || PRODUCTION.tokenUrl,
	};
}

export interface ApiResponse {
	/** 0 when there was none. */
	status: number;
	type: string;
	body: unknown;
}

/** Reads from the marketplace, and can do nothing else. */
export interface Reader {
	get(path: string, query?: Record<string, string | number>): Promise<ApiResponse>;
}

/**
 * Opens a reader, which refuses to send anything but GET.
 * @param secondsBetween calls, so that the quota of the client is spared
 * @throws UserError where there is no token
 */
export async function openReader(access: Access, secondsBetween: number): Promise<Reader> {
	const account = actingFor({ ...access, environment: 'custom' }, undefined);
	const transport = axiosTransport(account, readOnly(axios.create()), await tokenFor(account));
	let isFirst = true;
	return {
		async get(path, query) {
			if (!isFirst) await pause(secondsBetween * 1000);
			isFirst = false;
			const request = requestOf({ method: 'GET', path, query, isDownload: true, language: 'fr-FR' }, account);
			const answer = await transport
				.send(request, AbortSignal.timeout(request.timeout))
				.then(responseOf, () => undefined);
			if (answer === undefined) return { status: 0, type: '', body: undefined };
			const type = (answer.headers['content-type'] ?? '').split(';')[0];
			return { status: answer.status, type, body: parsed(answer.body, type) };
		},
	};
}

async function tokenFor(account: Account): Promise<string> {
	const { host } = new URL(account.tokenUrl);
	return await fetchToken(account).catch((thrown: unknown) => {
		if (thrown instanceof CdiscountError)
			throw new UserError(`The sign-in service at ${host} gave no token: it answered ${thrown.facts.status}.`);
		throw new UserError(`The sign-in service at ${host} cannot be reached.`);
	});
}

/** Read-only by construction: every other method fails before it leaves. */
export function readOnly(http: AxiosInstance): AxiosInstance {
	http.interceptors.request.use((request) => {
		if (request.method?.toUpperCase() !== 'GET')
			throw new Error(`This client only reads: ${request.method} is not sent.`);
		return request;
	});
	return http;
}

/** JSON as it means, whatever else as bytes. */
function parsed(body: unknown, type: string): unknown {
	if (body instanceof Uint8Array) {
		const content = Buffer.from(body);
		if (!type.includes('json')) return content;
		try {
			return JSON.parse(content.toString('utf8'));
		} catch {
			return content;
		}
	}
	return body;
}
