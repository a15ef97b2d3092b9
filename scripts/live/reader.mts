import { setTimeout as pause } from 'node:timers/promises';
import axios, { type AxiosInstance } from 'axios';
import { PRODUCTION, CDISCOUNT } from '../../nodes/Cdiscount/api/auth/account.ts';
import { UserError } from '../host/errors.mts';

/** Where the check asks, and as whom. */
export interface Access {
	clientId: string;
	clientSecret: string;
	sellerId: string;
	salesChannelId: string;
	apiUrl: string;
	tokenUrl: string;
}

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

const TIMEOUT = 30_000;

/**
 * Signs in. The client it makes refuses to send anything but GET.
 * @param secondsBetween calls, so that the quota of the client is spared
 * @throws PlainError where there is no token
 */
export async function openReader(access: Access, secondsBetween: number): Promise<Reader> {
	const form = { grant_type: 'client_credentials', client_id: access.clientId, client_secret: access.clientSecret };
	const response = await axios
		.post(access.tokenUrl, new URLSearchParams(form), { timeout: TIMEOUT, maxRedirects: 0, validateStatus: () => true })
		.catch(() => undefined);
	const host = new URL(access.tokenUrl).host;
	if (response === undefined) throw new UserError(`The sign-in service at ${host} cannot be reached.`);
	const token: unknown = response.data?.access_token;
	if (typeof token !== 'string')
		throw new UserError(`The sign-in service at ${host} gave no token: it answered ${response.status}.`);
	const http = readOnly(
		axios.create({
			baseURL: access.apiUrl,
			headers: {
				Authorization: `Bearer ${token}`,
				Accept: '*/*',
				SellerId: access.sellerId,
				SalesChannelId: access.salesChannelId,
				'Accept-Language': 'fr-FR',
			},
			timeout: TIMEOUT,
			maxRedirects: 0,
			responseType: 'arraybuffer',
			validateStatus: () => true,
		}),
	);
	let isFirst = true;
	return {
		async get(path, query) {
			if (!isFirst) await pause(secondsBetween * 1000);
			isFirst = false;
			const answer = await http.get(path, { params: query }).catch(() => undefined);
			if (answer === undefined) return { status: 0, type: '', body: undefined };
			const type = String(answer.headers['content-type'] ?? '').split(';')[0];
			return { status: answer.status, type, body: parsed(Buffer.from(answer.data as ArrayBuffer), type) };
		},
	};
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

function parsed(content: Buffer, type: string): unknown {
	if (!type.includes('json')) return content;
	try {
		return JSON.parse(content.toString('utf8'));
	} catch {
		return content;
	}
}
