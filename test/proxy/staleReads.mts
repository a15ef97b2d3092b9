import type { Proxy } from './proxy.mts';
import type { ProxyResponse, Asked, CallMatch } from './rules.mts';

/** Which effects show late, and for how long. */
export interface StaleReadOptions {
	/** The calls whose effect shows late. Default: every POST, PUT, PATCH and DELETE. */
	write?: CallMatch;
	/** The answers that do not show it yet. Default: every GET of the API. */
	read?: Pick<CallMatch, 'path' | 'isMeant'>;
	/** So many answers show what was before. Default: without limit. */
	calls?: number;
	/** And for so many milliseconds. Default: without limit. */
	ms?: number;
	/** The clock of these milliseconds. Default: this machine's. */
	now?(): number;
	/** Makes of an answer that has no earlier one what it would have been. Default: it stays as it is. */
	otherwise?(answer: ProxyResponse, asked: Asked): ProxyResponse;
}

/**
 * From now on, what is read after a write is what was there before it, as at a marketplace whose lists lag behind. What was there is
 * asked for as the write arrives, with every path (and query) that was read through the proxy until then.
 */
export function serveStaleReads(
	proxy: Proxy,
	{ write = {}, read = {}, calls = Infinity, ms = Infinity, now = Date.now, otherwise }: StaleReadOptions,
): void {
	const known = new Map<string, Asked>();
	const before = new Map<string, ProxyResponse>();
	let left = 0;
	let until = 0;

	const isOn = () => left > 0 && now() < until;
	const remember = async () => {
		if (isOn()) return;
		before.clear();
		for (const [path, asked] of known) before.set(path, await proxy.forward(asked));
		left = calls;
		until = now() + ms;
	};
	proxy.add(
		{
			count: Infinity,
			...write,
			isMeant: (asked) => asked.method !== 'GET' && asked.method !== 'HEAD' && write.isMeant?.(asked) !== false,
			isBefore: true,
			hold: remember,
		},
		{
			method: 'GET',
			count: Infinity,
			...read,
			replace: (answer, asked) => {
				known.set(asked.path, asked);
				if (!isOn()) return answer;
				left -= 1;
				return before.get(asked.path) ?? otherwise?.(answer, asked) ?? answer;
			},
		},
	);
}

/**
 * JSON without the entries that came into being at a time or later, in whichever list they stand: for rewriting.
 * @param since ms since 1970 UTC
 * @param field that holds when an entry came into being, ISO 8601
 */
export function withoutNewer(json: unknown, since: number, field = 'createdAt'): unknown {
	if (Array.isArray(json))
		return json
			.filter((one) => !(Date.parse(String((one as Record<string, unknown> | null)?.[field])) >= since))
			.map((one) => withoutNewer(one, since, field));
	if (typeof json !== 'object' || json === null) return json;
	return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withoutNewer(value, since, field)]));
}
