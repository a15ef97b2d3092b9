import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import omit from 'lodash/omit.js';
import { API_PREFIX, TOKEN_PATH } from '../../sandbox/http/pathPattern.mts';
import { rewritten, withOverride, encoded, send } from './responses.mts';
import { Rules, type ProxyResponse, type Asked, type Rule } from './rules.mts';

/** A call that went through the proxy. */
export interface Passed extends Asked {
	/** What was answered; 0 while nothing is. */
	status: number;
	/** Whether the marketplace heard of it. */
	isServed: boolean;
}

/** Stands between a node and the marketplace, and does to the calls what it is told. */
export interface Proxy {
	/** `http://127.0.0.1:port`. */
	url: string;
	/** What takes the API's and the token endpoint's places in a credential. */
	apiUrl: string;
	tokenUrl: string;
	/** Every call since the last `forget`, oldest first. */
	calls: Passed[];
	/** From now on these rules too. */
	add(...rules: Rule[]): void;
	/** From now on everything passes as it is. */
	clear(): void;
	/** Empties the list of calls. */
	forget(): void;
	/** Asks the marketplace itself. */
	forward(asked: Pick<Asked, 'method' | 'path' | 'headers' | 'body'>): Promise<ProxyResponse>;
	/** Stops listening and ends every open connection. */
	close(): Promise<void>;
}

/** What belongs to one connection and not to the next. The host stays, so that addresses in answers lead here again. */
const HOP = ['connection', 'keep-alive', 'content-length', 'transfer-encoding'];

const NOTHING: ProxyResponse = { status: 200, headers: {}, body: Buffer.alloc(0) };

/** Opens a proxy on 127.0.0.1 in front of a marketplace, in this process or in another. */
export async function openProxy(target: { url: string }, { seed = 1 } = {}): Promise<Proxy> {
	const rules = new Rules(seed);
	const calls: Passed[] = [];
	let number = 0;
	const agent = new Agent({ keepAlive: true });
	const { hostname, port } = new URL(target.url);

	const forward: Proxy['forward'] = async ({ method, path, headers, body }) =>
		await new Promise<ProxyResponse>((resolve, reject) => {
			const length = body.length > 0 ? { 'content-length': String(body.length) } : {};
			const sent = request({ agent, hostname, port, method, path, headers: { ...headers, ...length } }, (answered) => {
				bodyOf(answered).then((found) => {
					const kept = omit(answered.headers, HOP) as ProxyResponse['headers'];
					resolve({ status: answered.statusCode ?? 0, headers: kept, body: found });
				}, reject);
			});
			sent.on('error', reject).end(body);
		});

	const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
		const call: Passed = { ...(await askedBy(incoming)), number: (number += 1), status: 0, isServed: false };
		calls.push(call);
		const { fault = {}, holds, changes } = rules.match(call);
		for (const { isBefore, hold } of holds) if (isBefore) await hold?.(call);
		if (fault.isBefore !== true) call.isServed = true;
		const served = fault.isBefore
			? NOTHING
			: changes.reduce((all, rule) => rewritten(all, rule, call), await forward(call));
		const answer = encoded(withOverride(served, fault, call), fault);
		for (const { isBefore, hold } of holds) if (!isBefore) await hold?.(call);
		call.status = answer.status;
		await send(incoming, response, answer, fault);
	};

	const server = createServer((incoming, response) => {
		serve(incoming, response).catch(() => response.destroy());
	});
	// a caller that was slow must not find its connection closed as it asks again
	server.keepAliveTimeout = 0;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		apiUrl: url + API_PREFIX,
		tokenUrl: url + TOKEN_PATH,
		calls,
		add: (...more) => rules.add(...more),
		clear: () => rules.clear(),
		forget: () => void calls.splice(0),
		forward,
		close: async () => {
			agent.destroy();
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

async function askedBy(incoming: IncomingMessage): Promise<Omit<Asked, 'number'>> {
	const { method = 'GET', url = '/' } = incoming;
	const headers = omit(incoming.headers, HOP) as Asked['headers'];
	return { method, path: url, headers, body: await bodyOf(incoming) };
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part as Buffer);
	return Buffer.concat(parts);
}
