import type { FaultRule } from '../../sandbox/http/faults.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, frozenSandbox, LUMIERE, parcel } from './client.mts';

let sandbox: Sandbox;
let client: Client;
let orderId: string;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
	await client.login();
	orderId = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'InPreparation' }).orderId;
});
afterEach(async () => await sandbox.close());

const ship = async () => await client.post(`/orders/${orderId}/shipments`, [parcel()]);
const timesShipped = () => sandbox.marketplace.ledger.count({ orderId, effect: 'shipped' });

describe('answers', () => {
	test.each<[FaultRule, number, string | null, string]>([
		[{ kind: '400' }, 400, 'application/problem+json', 'One or more validation errors occurred.'],
		[{ kind: '403' }, 403, 'application/problem+json', 'Forbidden'],
		[{ kind: '404' }, 404, 'application/problem+json', 'Not Found'],
		[{ kind: '429' }, 429, 'application/json', 'Rate limit'],
		[{ kind: 'quota' }, 403, 'application/json', 'Out of call volume quota. Quota will be replenished in 00:00:05.'],
		[{ kind: 'quota', retryAfter: 695 }, 403, 'application/json', 'in 00:11:35.'],
		[{ kind: '500' }, 500, 'application/problem+json', 'traceId'],
		[{ kind: '502' }, 502, 'text/html', '<html>'],
		[{ kind: '503' }, 503, null, ''],
		[{ kind: 'notJson' }, 200, 'text/html', 'Maintenance'],
		[{ kind: 'unauthorized' }, 401, 'application/problem+json', 'Unauthorized'],
	])('%j comes before the effect, once', async (rule, status, type, text) => {
		sandbox.faults.set([rule]);
		const answer = await ship();
		expect(answer.status).toBe(status);
		if (type === null) expect([answer.headers.get('content-type'), answer.text]).toEqual([null, '']);
		else expect(answer.headers.get('content-type')).toContain(type);
		expect(answer.text).toContain(text);
		expect(timesShipped()).toBe(0);
		expect(sandbox.calls.last(1)[0]).toMatchObject({ status, fault: rule.kind, body: [parcel()] });

		expect((await ship()).status).toBe(201);
		expect(timesShipped()).toBe(1);
	});

	test('429 tells when to come back only if asked to', async () => {
		sandbox.faults.set([{ kind: '429' }, { kind: '429', retryAfter: 7 }]);
		expect((await client.get('/orders')).headers.get('retry-after')).toBeNull();
		expect((await client.get('/orders')).headers.get('retry-after')).toBe('7');
	});

	test.each(['500', '502', '503', 'notJson'] as const)('%s may also come after the effect', async (kind) => {
		sandbox.faults.set([{ kind, afterEffect: true }]);
		expect((await ship()).status).toBe(kind === 'notJson' ? 200 : Number(kind));
		expect(timesShipped()).toBe(1);
	});

	test('truncated JSON and an empty body break the response to a call that took effect', async () => {
		sandbox.faults.set([
			{ kind: 'truncatedJson', path: '/orders/*' },
			{ kind: 'emptyBody', path: '/orders/*' },
		]);
		const truncated = await client.get(`/orders/${orderId}`);
		expect(truncated).toMatchObject({ status: 200, body: undefined });
		expect(truncated.text).toMatch(/^\{"orderId"/);
		expect(await client.get(`/orders/${orderId}`)).toMatchObject({ status: 200, text: '' });
		expect((await client.get(`/orders/${orderId}`)).body.orderId).toBe(orderId);

		sandbox.faults.set([{ kind: 'truncatedJson' }]);
		expect(await ship()).toMatchObject({ status: 201, text: '{' });
		expect(timesShipped()).toBe(1);
	});
});

describe('connections', () => {
	test.each([
		['drop', 0],
		['dropAfter', 1],
	] as const)('%s: no answer, the effect took place %i times', async (kind, times) => {
		sandbox.faults.set([{ kind }]);
		await expect(ship()).rejects.toThrow();
		expect(timesShipped()).toBe(times);
		expect(sandbox.calls.last(1)[0]).toMatchObject({ status: 0, fault: kind, body: [parcel()] });
	});

	test.each([
		['hang', 0],
		['timeoutAfter', 1],
	] as const)('%s: silence, the effect took place %i times, and closing ends it', async (kind, times) => {
		sandbox.faults.set([{ kind }]);
		const pending = ship().then(
			() => 'answered',
			() => 'broken',
		);
		while (
			sandbox.calls.count({ path: '/orders/*/shipments' }) === 0 ||
			sandbox.calls.last(1)[0]!.durationMs === null
		) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		expect(timesShipped()).toBe(times);
		expect(sandbox.calls.last(1)[0]).toMatchObject({ status: 0, fault: kind });
		await sandbox.close();
		expect(await pending).toBe('broken');
	});

	test('slow waits, then serves', async () => {
		sandbox.faults.set([{ kind: 'slow', ms: 40 }]);
		expect((await ship()).status).toBe(201);
		expect(sandbox.calls.last(1)[0]!.durationMs).toBeGreaterThanOrEqual(35);
	});

	test('a slow call may fail as well', async () => {
		sandbox.faults.set([{ kind: 'slow', ms: 1 }, { kind: '502' }]);
		expect((await ship()).status).toBe(502);
		expect(sandbox.calls.last(1)[0]!.fault).toBe('slow + 502');
		expect(sandbox.faults.list()).toEqual([]);
	});
});

describe('switches', () => {
	const statuses = async (times: number, path = '/carriers') => {
		const list: number[] = [];
		for (let index = 0; index < times; index += 1) list.push((await client.get(path)).status);
		return list;
	};

	test('a count hits the next so many calls', async () => {
		sandbox.faults.set([{ kind: '503', count: 2 }]);
		expect(sandbox.faults.list()).toEqual([{ kind: '503', count: 2, left: 2 }]);
		expect(await statuses(3)).toEqual([503, 503, 200]);
	});

	test('method and path restrict it', async () => {
		sandbox.faults.set([{ kind: '500', method: 'post', path: '/orders/*/shipments' }]);
		expect(await statuses(1, '/orders')).toEqual([200]);
		expect(await statuses(1, `/orders/${orderId}`)).toEqual([200]);
		expect((await ship()).status).toBe(500);
	});

	test('a probability hits without limit, by the seed', async () => {
		sandbox.faults.set([{ kind: '500', probability: 0.5 }]);
		const seen = await statuses(40);
		expect(new Set(seen)).toEqual(new Set([200, 500]));
		sandbox.faults.set([{ kind: '500', probability: 1 }]);
		expect(await statuses(3)).toEqual([500, 500, 500]);
		sandbox.faults.clear();
		expect(await statuses(1)).toEqual([200]);
	});

	test('the token endpoint is hit only when it is named', async () => {
		sandbox.faults.set([{ kind: '503' }]);
		expect((await client.login()).status).toBe(200);
		sandbox.faults.set([{ kind: '503', path: '**/token' }]);
		expect(await statuses(1)).toEqual([200]);
		expect((await client.login()).status).toBe(503);
		expect(sandbox.tokens.issuedCount).toBe(2);
	});

	test.each([{ kind: 'flood' }, { kind: '500', count: 0 }, { kind: '500', probability: 2 }])(
		'%j makes no sense and changes nothing',
		(rule) => {
			sandbox.faults.set([{ kind: '429' }]);
			expect(() => sandbox.faults.set([rule as FaultRule])).toThrow(RangeError);
			expect(sandbox.faults.list()).toHaveLength(1);
		},
	);
});
