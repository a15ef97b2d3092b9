import { openProxy, type Proxy } from '../proxy/proxy.mts';
import type { Asked } from '../proxy/rules.mts';
import { Engine } from './engine.mts';
import type { Shop } from './shop.mts';

/** A shop whose answers pass a proxy that can change them. */
export interface Odd {
	engine: Engine;
	proxy: Proxy;
	/** From now on the things in answers to these calls are changed so; those of a list one by one. */
	change(path: string, changed: (thing: never, asked: Asked) => unknown): void;
}

const open: Proxy[] = [];

export async function oddly(shop: Shop): Promise<Odd> {
	const proxy = await openProxy(shop.sandbox);
	open.push(proxy);
	return {
		engine: new Engine({ ...shop.credential, apiUrl: proxy.apiUrl }),
		proxy,
		change: (path, changed) =>
			proxy.add({
				method: 'GET',
				path,
				count: Infinity,
				rewrite(json, asked) {
					const { items } = json as { items?: unknown[] };
					const change = (thing: unknown) => changed(thing as never, asked);
					return Array.isArray(items) ? { ...(json as object), items: items.map(change) } : change(json);
				},
			}),
	};
}

/** Closes every proxy that the tests of a file opened. */
export async function closeProxies(): Promise<void> {
	await Promise.all(open.splice(0).map(async (proxy) => await proxy.close()));
}
