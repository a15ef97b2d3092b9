import { Engine } from '../engine/engine.mts';
import { closeShops, openShop, type Shop } from '../engine/shop.mts';
import { refund } from '../nodes/Cdiscount/resources/refund/refunds.mts';
import { openProxy, type Proxy } from '../proxy/proxy.mts';

const proxies: Proxy[] = [];

/** Closes what the tests of a file opened. */
export async function closeAll(): Promise<void> {
	await Promise.all(proxies.splice(0).map(async (proxy) => await proxy.close()));
	await closeShops();
}

/** A shop behind a proxy, and the engines of two processes that share nothing but the marketplace. */
export async function openProcesses() {
	const shop = await openShop();
	const proxy = await openProxy(shop.sandbox);
	proxies.push(proxy);
	const credential = { ...shop.credential, apiUrl: proxy.apiUrl, tokenUrl: proxy.tokenUrl };
	return { shop, proxy, one: new Engine(credential), other: () => new (engineOfAnotherProcess())(credential) };
}

let another: typeof Engine | undefined;

/** The node with modules of its own, as another process has them: what it knows is not known here. Loaded once, for it takes seconds. */
function engineOfAnotherProcess(): typeof Engine {
	jest.isolateModules(() => {
		// eslint-disable-next-line @typescript-eslint/no-require-imports
		another ??= (require('../engine/engine.mts') as typeof import('../engine/engine.mts')).Engine;
	});
	return another as typeof Engine;
}

/** What a run came to: its sentence, or its results. */
export const resultsOf = ({ output, error }: Awaited<ReturnType<Engine['run']>>): string =>
	error?.message ?? output.map(({ json }) => json.result).join();

/** How many gestures the marketplace has for an order. */
export const gestureCount = ({ sandbox }: Shop, orderId: string): number =>
	sandbox.marketplace.ledger.count({ orderId, effect: 'gestureAsked' });

export const gesture = (orderId: unknown, more = {}) =>
	refund('giveGesture', { orderId, amount: 3, reason: 'LateDelivery', ...more });
