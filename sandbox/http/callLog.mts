import { pathMatcher } from './pathPattern.mts';

/** A call as it was received and answered. */
export interface Call {
	number: number;
	/** ISO 8601 by the sandbox's clock. */
	time: string;
	method: string;
	/** With its query. */
	path: string;
	sellerId: string | null;
	/** The HTTP status; 0 when no answer was sent (yet). */
	status: number;
	/** Real milliseconds until the answer; null while there is none. */
	durationMs: number | null;
	/** The request's body as JSON; secrets are masked. */
	body?: unknown;
	/** The fault that was injected. */
	fault?: string;
	/** What a refusal said. */
	refusal?: string;
}

export interface CallFilter {
	method?: string;
	/** A pattern: see `pathMatcher`. The query is not looked at. */
	path?: string;
	status?: number;
	sellerId?: string;
}

/** The last calls (a ring of limited size), and counters that never forget. */
export class CallLog {
	private ring: Call[] = [];
	private next = 0;
	private readonly counts = new Map<string, number>();

	constructor(private readonly capacity = 5000) {}

	/** How many calls have been received, kept or not. */
	get total(): number {
		return this.next;
	}

	begin(call: Omit<Call, 'number' | 'status' | 'durationMs'>): Call {
		const begun: Call = { number: this.next + 1, ...call, status: 0, durationMs: null };
		this.ring[this.next % this.capacity] = begun;
		this.next += 1;
		return begun;
	}

	/** Notes the answer; `route` is the path's pattern, so that the counters stay few. */
	end(call: Call, status: number, durationMs: number, route: string): void {
		call.status = status;
		call.durationMs = durationMs;
		const key = `${call.method} ${route} ${status}`;
		this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
	}

	/** The newest calls, newest first. */
	last(limit: number): Call[] {
		const calls: Call[] = [];
		const oldest = Math.max(0, this.next - Math.min(limit, this.capacity));
		for (let index = this.next - 1; index >= oldest; index -= 1) calls.push(this.ring[index % this.capacity]!);
		return calls;
	}

	/** The kept calls that match, oldest first. */
	find(filter: CallFilter = {}): Call[] {
		const matches = filter.path === undefined ? () => true : pathMatcher(filter.path);
		return this.last(this.capacity)
			.reverse()
			.filter(
				(call) =>
					(filter.method === undefined || call.method === filter.method.toUpperCase()) &&
					(filter.status === undefined || call.status === filter.status) &&
					(filter.sellerId === undefined || call.sellerId === filter.sellerId) &&
					matches(call.path.split('?')[0]!),
			);
	}

	count(filter: CallFilter = {}): number {
		return this.find(filter).length;
	}

	/** Number of calls by `METHOD route status`. */
	counters(): Record<string, number> {
		return Object.fromEntries(this.counts);
	}

	clear(): void {
		this.ring = [];
		this.next = 0;
		this.counts.clear();
	}
}

const SECRET_NAME = /secret|password|token|authorization|assertion/i;

/** Longer texts (attachments) are not worth keeping. */
const LONGEST_TEXT = 10_000;

/** A copy of a request's body in which secrets are replaced by asterisks, and what is too long by its size. */
export function maskSecrets(value: unknown, depth = 0): unknown {
	if (value instanceof Uint8Array) return `(${value.length} bytes)`;
	if (typeof value === 'string') return value.length > LONGEST_TEXT ? `(${value.length} characters)` : value;
	if (Array.isArray(value)) return depth > 8 ? '…' : value.map((item) => maskSecrets(item, depth + 1));
	if (value instanceof URLSearchParams) return maskSecrets(Object.fromEntries(value), depth);
	if (typeof value !== 'object' || value === null) return value;
	if (depth > 8) return '…';
	return Object.fromEntries(
		Object.entries(value).map(([key, item]) => [key, SECRET_NAME.test(key) ? '***' : maskSecrets(item, depth + 1)]),
	);
}

/** A path with its query, in which the values of parameters that are named like secrets are masked. */
export function maskUrlSecrets(url: string): string {
	return url.replace(/([?&][^=&]*(?:secret|password|token)[^=&]*=)[^&]*/gi, '$1***');
}
