import { UserError } from '../host/errors.mts';
import { compare, typeOf, type Comparison } from './compare.mts';
import { DESCRIBED, PROBES } from './endpoints.mts';
import type { Probe } from './probes/probe.mts';
import type { ApiResponse, Reader } from './reader.mts';

/** What became of one probe. */
export interface Finding extends Comparison {
	endpoint: string;
	/** How many items or objects were looked at; undefined where nothing was asked. */
	looked?: number;
	/** Why nothing was asked, or what came instead of an answer. */
	note?: string;
	isBad: boolean;
}

const NOTHING: Comparison = { differences: [], newFields: [], newCodes: [] };
const QUOTA = /quota/i;

/**
 * Reads a page of every endpoint and compares.
 * @throws PlainError where the marketplace lets this client read nothing
 */
export async function* check(reader: Reader, salesChannelId: string, probes = PROBES): AsyncGenerator<Finding> {
	const seen = new Map<string, string>([['salesChannelId', salesChannelId]]);
	for (const [index, probe] of probes.entries()) {
		const endpoint = `GET ${probe.path}`;
		const path = filled(probe.path, seen, encodeURIComponent);
		const query = Object.entries(probe.query ?? {}).map(
			([name, value]) => [name, filled(String(value), seen)] as const,
		);
		if (path === undefined || query.some(([, value]) => value === undefined)) {
			yield { ...NOTHING, endpoint, note: 'not asked: no answer before gave what it needs', isBad: false };
			continue;
		}
		const answer = await reader.get(path, Object.fromEntries(query) as Record<string, string>);
		if (index === 0 && [0, 401, 403].includes(answer.status)) throw new UserError(whyNotAtAll(answer));
		if (answer.status === 403 && QUOTA.test(JSON.stringify(answer.body)))
			throw new UserError('The call quota of this client is used up; what is above was checked. Try again in an hour.');
		yield { endpoint, ...findingOf(probe, answer) };
		remember(probe, answer.body, seen);
	}
}

function findingOf(probe: Probe, { status, type, body }: ApiResponse): Omit<Finding, 'endpoint'> {
	if (status === 0) return { ...NOTHING, note: 'no answer', isBad: true };
	if (status < 200 || status > 299) return { ...NOTHING, note: `answered ${status}`, isBad: true };
	if (probe.isFile) {
		const isPdf = Buffer.isBuffer(body) && body.subarray(0, 5).toString() === '%PDF-';
		const found = isPdf ? [] : [`answer: expected PDF, found ${/^[\w.+/-]{1,60}$/.test(type) ? type : typeOf(body)}`];
		return { ...NOTHING, differences: found, looked: 1, isBad: !isPdf };
	}
	if (Buffer.isBuffer(body))
		return { ...NOTHING, note: `answered ${status} with something that is not JSON`, isBad: true };
	const comparison = compare(probe.shape, body, probe.codes, DESCRIBED);
	return { ...comparison, looked: itemsOf(body)?.length ?? 1, isBad: comparison.differences.length > 0 };
}

function itemsOf(body: unknown): unknown[] | undefined {
	if (Array.isArray(body)) return body;
	const items = (body as { items?: unknown } | null)?.items;
	return Array.isArray(items) ? items : undefined;
}

/** Ids stay in memory for the next paths; the report never has them. */
function remember({ keep = {}, prefer }: Probe, body: unknown, seen: Map<string, string>): void {
	const items = (itemsOf(body) ?? []) as Array<Record<string, unknown> | null>;
	const preferred = items.filter((item) => prefer !== undefined && item?.[prefer[0]] === prefer[1]);
	for (const [name, field] of Object.entries(keep)) {
		const values = [...preferred, ...items].map((item) => item?.[field]);
		const found = values.find((value) => typeof value === 'string' || typeof value === 'number');
		if (found !== undefined) seen.set(name, String(found));
	}
}

function filled(text: string, seen: Map<string, string>, encode = (value: string) => value): string | undefined {
	const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
	if (names.some((name) => !seen.has(name))) return undefined;
	return text.replace(/\{(\w+)\}/g, (_whole, name: string) => encode(seen.get(name) ?? ''));
}

function whyNotAtAll({ status, body }: ApiResponse): string {
	if (status === 0) return 'The API cannot be reached.';
	if (QUOTA.test(JSON.stringify(body))) return 'The call quota of this client is used up. Try again in an hour.';
	return status === 401
		? 'The API does not accept the token it was given.'
		: 'The API does not let this client act for this seller: check OCTOPIA_SELLER_ID.';
}
