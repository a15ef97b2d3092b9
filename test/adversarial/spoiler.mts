import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { API_PREFIX } from '../../sandbox/http/pathPattern.mts';
import type { Shop } from '../engine/shop.mts';

/** An answer on its way back. */
export interface Passing {
	status: number;
	type: string;
	text: string;
}

/** Makes another answer of an answer. */
export type Spoil = (answer: Passing) => Passing;

/** Stands between the node and the marketplace and spoils some answers of the API. */
export interface Spoiler {
	/** The address that takes the API's place in the credential. */
	apiUrl: string;
	/** From now on the answers from the `from`th call on, `count` of them, are spoiled. */
	plan(spoil: Spoil, from: number, count: number): void;
	/** From now on everything passes as it is. */
	honest(): void;
	close(): Promise<void>;
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part as Buffer);
	return Buffer.concat(parts);
}

export async function openSpoiler({ sandbox }: Shop): Promise<Spoiler> {
	let spoil: Spoil = (answer) => answer;
	let range = [Infinity, Infinity];
	let count = 0;

	const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const body = await bodyOf(request);
		const hop = ['host', 'connection', 'content-length', 'transfer-encoding'];
		const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !hop.includes(name)));
		const answered = await fetch(sandbox.url + request.url, {
			method: request.method,
			headers: headers as Record<string, string>,
			body: body.length > 0 ? new Uint8Array(body) : undefined,
			redirect: 'manual',
		});
		const type = answered.headers.get('content-type') ?? '';
		const content = Buffer.from(await answered.arrayBuffer());
		const isApi = request.url?.startsWith(`${API_PREFIX}/`);
		const isSpoiled = isApi && (count += 1) >= range[0] && count < range[1];
		const link = answered.headers.get('link');
		const others = link === null ? {} : { link };
		if (!isSpoiled) {
			response.writeHead(answered.status, { ...others, 'content-type': type });
			response.end(content);
			return;
		}
		const made = spoil({ status: answered.status, type, text: content.toString('utf8') });
		const isBodiless = made.status === 204 || made.status === 304;
		response.writeHead(made.status, { ...others, 'content-type': made.type });
		response.end(isBodiless ? undefined : made.text);
	};

	const server: Server = createServer((request, response) => {
		serve(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		apiUrl: `http://127.0.0.1:${port}${API_PREFIX}`,
		plan(wanted, from, many) {
			spoil = wanted;
			range = [from, from + many];
			count = 0;
		},
		honest: () => (range = [Infinity, Infinity]),
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
