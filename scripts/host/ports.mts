import { createServer } from 'node:net';
import { UserError } from './errors.mts';

/** Everything the scripts start listens here and nowhere else. */
export const LOOPBACK = '127.0.0.1';

const tryListen = async (port: number): Promise<number> =>
	await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
		});
	});

/** A free loopback port: `preferred` when it is free, any other otherwise. */
export async function freePort(preferred?: number): Promise<number> {
	if (!preferred) return await tryListen(0);
	return await tryListen(preferred).catch(async () => await tryListen(0));
}

/** The port the user asked for; one clear sentence when it cannot be had. */
export async function requirePort(port: number, option: string, purpose: string): Promise<number> {
	try {
		return await tryListen(port);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EADDRINUSE') {
			throw new UserError(
				`Port ${port} for ${purpose} is already in use; choose another one with ${option} <port>, or leave ${option} out to get a free one.`,
			);
		}
		throw new UserError(
			`Port ${port} for ${purpose} cannot be opened (${code}); choose another one with ${option} <port>.`,
		);
	}
}
