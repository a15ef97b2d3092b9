import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.mts';
import { API_PREFIX } from '../../sandbox/http/pathPattern.mts';
import { Engine } from './engine.mts';

/** The seller whose credential the tests use; he accepts orders himself. */
export const SELLER = '98979';

/** What the marketplace waits before it moves an order on; tests move its clock instead. */
export const PREPARED_AFTER = 60;

export interface Shop {
	sandbox: Sandbox;
	engine: Engine;
	credential: Record<string, string>;
	/** Calls that changed or could have changed something: everything but GET below the API's base. */
	writes(): Array<{ method: string; path: string; status: number; body?: unknown }>;
	/** Everything asked of the API, as `GET /orders/X`, without queries. */
	asked(): string[];
	/** How many tokens were asked for. */
	tokens(): number;
}

const open: Sandbox[] = [];

/** A marketplace on a port of its own and n8n's engine connected to it, with a credential that may differ in some fields. */
export async function openShop(
	options: SandboxOptions = {},
	ownCredential: Record<string, string> = {},
): Promise<Shop> {
	const sandbox = await startSandbox({ ...options, delays: { preparation: PREPARED_AFTER, ...options.delays } });
	open.push(sandbox);
	const credential = {
		clientId: 'demo-client',
		clientSecret: 'demo-secret',
		sellerId: SELLER,
		salesChannelId: 'CDISFR',
		environment: 'custom',
		apiUrl: sandbox.apiUrl,
		tokenUrl: sandbox.tokenUrl,
		...ownCredential,
	};
	return {
		sandbox,
		engine: new Engine(credential),
		credential,
		writes: () => sandbox.calls.find().filter(({ method, path }) => method !== 'GET' && path.startsWith(API_PREFIX)),
		asked: () =>
			sandbox.calls
				.find()
				.filter(({ path }) => path.startsWith(API_PREFIX))
				.map(({ method, path }) => `${method} ${path.slice(API_PREFIX.length).split('?')[0]}`),
		tokens: () => sandbox.calls.find({ method: 'POST', path: '/auth/**' }).length,
	};
}

/** Closes every marketplace that the tests of a file opened. */
export async function closeShops(): Promise<void> {
	await Promise.all(open.splice(0).map(async (sandbox) => await sandbox.close()));
}
