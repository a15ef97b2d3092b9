import { API_PREFIX, TOKEN_PATH } from '../../sandbox/http/pathPattern.mts';
import type { Call } from '../../sandbox/http/callLog.mts';
import type { Shop } from '../engine/shop.mts';

/**
 * The rules of what may be sent, told a second time and independently of the node's own checks: what a request looks like
 * on the wire, whatever was typed into the form.
 */

type Body = Record<string, unknown>;

const isText = (value: unknown, max: number) =>
	typeof value === 'string' && value.trim() !== '' && value.length <= max && !/\p{Cc}/u.test(value);

const isMoney = (value: unknown) =>
	typeof value === 'number' && value > 0 && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;

function parcelProblem({ parcelNumber, carrierName, trackingUrl, orderLineIds }: Body): string | undefined {
	if (!isText(parcelNumber, 50) || /[\s&*$]/.test(String(parcelNumber))) return 'a parcel number';
	if (!isText(carrierName, 100)) return 'a carrier';
	if (!Array.isArray(orderLineIds) || orderLineIds.length === 0) return 'lines';
	if (trackingUrl === undefined) return undefined;
	return isText(trackingUrl, 255) && /^https?:\/\/[^/\s]/i.test(String(trackingUrl)) ? undefined : 'a tracking URL';
}

const RULES: Array<[path: RegExp, fault: (body: unknown) => string | undefined]> = [
	[
		/\/orders\/[^/]+\/shipments$/,
		(body) => (Array.isArray(body) && body.length > 0 ? body.map(parcelProblem).find(Boolean) : 'no list of parcels'),
	],
	[
		/\/orders\/[^/]+\/approval-status$/,
		(body) => (['Accepted', 'Refused'].includes(String((body as Body).approval_status)) ? undefined : 'an answer'),
	],
	[
		/\/order-commercial-gesture-requests$/,
		(body) => {
			const { amount, reason, orderId } = body as Body;
			return isMoney(amount) && isText(reason, 100) && isText(orderId, 80) ? undefined : 'a gesture';
		},
	],
	[
		/\/order-(partial-)?cancellation-requests$/,
		(body) => (isText((body as Body).orderSellerId, 80) ? undefined : 'an order to cancel'),
	],
];

function callProblem({ method, path, body }: Call): string | undefined {
	const [at] = path.split('?');
	if (at === TOKEN_PATH || (method === 'HEAD' && at === '/')) return undefined;
	if (!at.startsWith(`${API_PREFIX}/`)) return `outside the API: ${method} ${path.slice(0, 200)}`;
	if (/(^|\/)(\.|%2e){0,2}(\/|$)/i.test(at.slice(API_PREFIX.length + 1)))
		return `a path with a hole: ${path.slice(0, 200)}`;
	if (/[^\x21-\x7e]/.test(path)) return `characters that are not encoded: ${path.slice(0, 200)}`;
	if (method === 'GET') return undefined;
	const fault = RULES.find(([pattern]) => pattern.test(at))?.[1](body);
	return fault && `sent ${fault} that breaks a rule: ${JSON.stringify(body).slice(0, 300)}`;
}

/** What is wrong with the requests since the call log was cleared. */
export function invalidRequests({ sandbox }: Shop): string[] {
	const strange = Object.keys(sandbox.calls.counters()).filter((key) => /\(unknown\)/.test(key) && !/^HEAD/.test(key));
	const faults = sandbox.calls.find().flatMap((call) => callProblem(call) ?? []);
	return [...faults, ...strange.map((key) => `an address that the API does not have: ${key}`)];
}
