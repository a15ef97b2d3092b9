import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The port a server listens on. */
export const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** A server on this machine that notes who calls, and answers always the same. */
export async function listening(
	heard: (request: IncomingMessage) => number,
	status: number,
	location?: string,
): Promise<Server> {
	const server = createServer((request, response) => {
		heard(request);
		response.writeHead(status, location === undefined ? {} : { location }).end('{}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return server;
}
