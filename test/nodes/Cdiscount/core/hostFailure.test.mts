import '../../../engine/slept.mts';
import { ACTIONABLE_CAUSES, NodeOperationError, TIMED_CAUSES, type INode } from 'n8n-workflow';
import { CdiscountError, InputError, type ErrorCode } from '../../../../nodes/Cdiscount/api/errors.ts';
import { toError } from '../../../../nodes/Cdiscount/api/toError.ts';
import { nodeError } from '../../../../nodes/Cdiscount/core/failure.ts';
import { confirm, order, ready } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';
import { watch } from '../trigger/polls.mts';

afterEach(closeShops);

const NODE = {
	name: 'Cdiscount',
	type: 'cdiscount',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
} as unknown as INode;

/**
 * What n8n's scheduler of triggers makes of an error, as its back-off policy documents it (n8n 2.41): a declared cause decides, and the wait that goes with
 * it is the least. The end-to-end tests ask the real one.
 */
function scheduled(error: unknown): [type: string, waitMs: number | null, cause: string] | undefined {
	const { failure } = error as { failure?: { cause: string; retryAfterMs?: number; resetsAtEpochMs?: number } };
	if (failure === undefined) return undefined;
	const { cause, retryAfterMs, resetsAtEpochMs } = failure;
	if ((ACTIONABLE_CAUSES as readonly string[]).includes(cause)) return ['permanent', null, cause];
	expect(TIMED_CAUSES).toContain(cause);
	const left = resetsAtEpochMs === undefined ? 0 : resetsAtEpochMs - Date.now();
	return ['transient', retryAfterMs ?? (left > 0 ? left : null), cause];
}

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	scheduled(nodeError(NODE, toError({ status, body, headers }, '98979')));
const OUT = { statusCode: 403, message: 'Out of call volume quota. Quota will be replenished in 00:11:35.' };

test('the quota is no lack of permission: n8n waits as long as the gateway says', () => {
	expect(answer(403, OUT)).toEqual(['transient', 695_000, 'quota-exhausted']);
	expect(answer(403, { message: 'Out of call volume quota.' })).toEqual(['transient', null, 'quota-exhausted']);
	expect(answer(429, '', { 'retry-after': '26' })).toEqual(['transient', 26_000, 'rate-limited']);
	expect(answer(503, '', { 'retry-after': '60' })).toEqual(['transient', 60_000, 'temporarily-unavailable']);
	expect(answer(500, '')).toEqual(['transient', null, 'temporarily-unavailable']);
});

test('what somebody has to mend is told as such, and what is about one thing only not at all', () => {
	expect(answer(401, '')).toEqual(['permanent', null, 'credential-invalid']);
	expect(answer(403, { title: 'Forbidden' })).toEqual(['permanent', null, 'configuration-invalid']);
	expect(answer(404, '<html>')).toEqual(['permanent', null, 'configuration-invalid']);
	expect(answer(404, { title: 'Not Found' })).toBeUndefined();
	expect(answer(400, { title: 'Bad' })).toBeUndefined();
});

test.each<[ErrorCode, string | undefined]>([
	['noAnswer', 'temporarily-unavailable'],
	['unreachable', 'temporarily-unavailable'],
	['unreadable', 'temporarily-unavailable'],
	['doubled', undefined],
	['outcomeUnknown', undefined],
])('%s is %s', (code, cause) => {
	expect(scheduled(nodeError(NODE, new CdiscountError(code, 'No.')))?.[2]).toBe(cause);
});

test('a field that is wrong is the fault of the row in a node, and of the node in a trigger', () => {
	expect(scheduled(nodeError(NODE, new InputError('No.'), 3))).toBeUndefined();
	expect(scheduled(nodeError(NODE, new InputError('No.')))?.[2]).toBe('configuration-invalid');
});

test('a fault of ours is a defect, an error of n8n is what it says itself', () => {
	expect(scheduled(nodeError(NODE, new TypeError('x is undefined')))?.[2]).toBe('node-defect');
	expect(scheduled(nodeError(NODE, Object.assign(new Error('No such credential'), { level: 'info' })))).toBeUndefined();
	const own = new NodeOperationError(NODE, 'Of n8n');
	expect(nodeError(NODE, own)).toBe(own);
});

test.each<[string, Record<string, string>, string]>([
	['a wrong secret', { clientSecret: 'wrong' }, 'credential-invalid'],
	['an empty client', { clientId: '' }, 'credential-invalid'],
	['no seller', { sellerId: '' }, 'configuration-invalid'],
	['no shop number', { sellerId: 'mine' }, 'configuration-invalid'],
	['an address that is none', { apiUrl: 'here' }, 'configuration-invalid'],
	['an address in the clear', { apiUrl: 'http://api.example.com' }, 'configuration-invalid'],
	['another seller', { sellerId: '11111' }, 'configuration-invalid'],
])('a node and a trigger with %s both say why', async (_what, wrong, cause) => {
	const shop = await openShop({}, wrong);
	const { error } = await shop.engine.run(confirm('ANY'));
	expect(scheduled(error)?.[2]).toBe(cause);
	expect(
		scheduled(
			await watch(shop, 'newOrder')
				.poll()
				.catch((thrown: unknown) => thrown),
		)?.[2],
	).toBe(cause);
});

test('a run says until when the quota is used up, also where it did not call itself', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	shop.sandbox.faults.add({ kind: 'quota', retryAfter: 3600 });
	const before = Date.now();
	for (const least of [3_600_000, 3_590_000]) {
		const { error } = await shop.engine.run(order('get', { orderId }));
		expect(scheduled(error)).toEqual(['transient', expect.any(Number), 'quota-exhausted']);
		const { retryAfterMs, resetsAtEpochMs } = (error as unknown as { failure: Record<string, number> }).failure;
		expect(retryAfterMs).toBeGreaterThanOrEqual(least);
		expect(retryAfterMs).toBeLessThanOrEqual(3_600_000);
		expect(resetsAtEpochMs - before).toBeGreaterThanOrEqual(3_600_000);
	}
	expect(shop.asked()).toHaveLength(1);
});

test('a trigger whose event this version does not have, or whose field is wrong, has to be changed', async () => {
	const shop = await openShop();
	const failed = async (event: string, parameters = {}) =>
		scheduled(
			await watch(shop, event, parameters)
				.poll()
				.catch((thrown: unknown) => thrown),
		)?.[2];
	expect(await failed('orderBlessed')).toBe('configuration-invalid');
	expect(await failed('newOrder', { startFrom: 'hours', hours: -5 })).toBe('configuration-invalid');
});
