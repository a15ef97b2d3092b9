import { SandboxClock } from '../../sandbox/marketplace/clock.mts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.mts';

export const NOON = '2026-09-02T12:00:00Z';
export const LUMIERE = '98979';
export const VELO = '98980';

/** A sandbox whose time stands still at noon, unless told otherwise. */
export async function frozenSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	return await startSandbox({ clock: SandboxClock.frozenAt(NOON), ...options });
}

/** What an answer holds; tests look at it freely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface ApiResponse {
	status: number;
	headers: Headers;
	text: string;
	body: Json;
}

/** What a client of the API does: asks for one token, then calls with it. */
export class Client {
	token?: string;

	constructor(
		private readonly sandbox: Sandbox,
		private readonly sellerId: string | null = LUMIERE,
		private readonly credentials = { client_id: 'demo-client', client_secret: 'demo-secret' },
	) {}

	async login(): Promise<ApiResponse> {
		const body = new URLSearchParams({ grant_type: 'client_credentials', ...this.credentials });
		const answer = await readResponse(await fetch(this.sandbox.tokenUrl, { method: 'POST', body }));
		this.token = answer.body?.access_token;
		return answer;
	}

	async get(path: string, headers: Record<string, string> = {}): Promise<ApiResponse> {
		return await this.call('GET', path, undefined, headers);
	}

	async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<ApiResponse> {
		return await this.call('POST', path, body, headers);
	}

	async patch(path: string, body: unknown, headers: Record<string, string> = {}): Promise<ApiResponse> {
		return await this.call('PATCH', path, body, headers);
	}

	/** Sends files as a browser would, or any form. */
	async upload(
		path: string,
		files: Array<[field: string, content: string | Uint8Array, name?: string]>,
	): Promise<ApiResponse> {
		const form = new FormData();
		for (const [field, content, name] of files) {
			if (name === undefined) form.append(field, String(content));
			else form.append(field, new Blob([content as Uint8Array<ArrayBuffer>]), name);
		}
		return await this.call('POST', path, form, {});
	}

	/** All items of a list by cursor, following the Link header, and how many pages they took. */
	async all(path: string): Promise<{ items: Json[]; pages: number }> {
		const items: Json[] = [];
		for (let next: string | undefined = path, pages = 1; ; pages += 1) {
			const answer: ApiResponse = await this.get(next);
			items.push(...answer.body.items);
			const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
			if (link === undefined) return { items, pages };
			next = link.slice(link.indexOf('/seller/v2') + '/seller/v2'.length);
		}
	}

	async ids(query: string): Promise<string[]> {
		const { body } = await this.get(`/orders?${query}`);
		return body.items.map(({ orderId }: { orderId: string }) => orderId);
	}

	private async call(
		method: string,
		path: string,
		body: unknown,
		headers: Record<string, string>,
	): Promise<ApiResponse> {
		if (this.token === undefined) await this.login();
		const isForm = body instanceof FormData;
		const response = await fetch(this.sandbox.apiUrl + path, {
			method,
			headers: {
				authorization: `Bearer ${this.token}`,
				...(this.sellerId !== null && { SellerId: this.sellerId }),
				...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
				...headers,
			},
			...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
		});
		return await readResponse(response);
	}
}

export async function readResponse(response: Response): Promise<ApiResponse> {
	const text = await response.text();
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		body = undefined;
	}
	return { status: response.status, headers: response.headers, text, body };
}

interface Schema {
	parse(value: unknown): unknown;
}

/** Every item passes the client's schema, and there are some. */
export function expectAll(items: unknown[], schema: Schema): void {
	expect(items.length).toBeGreaterThan(0);
	for (const item of items) expect(schema.parse(item)).toEqual(item);
}

/** A call to the sandbox's own control API. */
export async function control(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<ApiResponse> {
	return await readResponse(
		await fetch(`${sandbox.url}/_sandbox${path}`, {
			method,
			...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
		}),
	);
}

export const parcel = (changes: Record<string, unknown> = {}) => ({
	parcelNumber: 'XY123456789FR',
	carrierName: 'Colissimo',
	trackingUrl: 'https://track.example/XY123456789FR',
	...changes,
});
