import { secondsSlept, slept } from '../../../engine/slept.mts';
import nock from 'nock';
import { order, ready } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';
import type { FaultRule } from '../../../../sandbox/http/faults.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const get = (orderId: string) => order('get', { orderId });

test.each<{ rule: FaultRule; waited: [from: number, to: number] }>([
	{ rule: { kind: '429', retryAfter: 30 }, waited: [31, 31] },
	{ rule: { kind: '429' }, waited: [0.75, 1.25] },
	{ rule: { kind: 'quota', retryAfter: 695 }, waited: [696, 696] },
	{ rule: { kind: '500' }, waited: [0.75, 1.25] },
	{ rule: { kind: '502' }, waited: [0.75, 1.25] },
	{ rule: { kind: '503' }, waited: [0.75, 1.25] },
	{ rule: { kind: '503', retryAfter: 60 }, waited: [60, 61] },
	{ rule: { kind: 'drop' }, waited: [0.75, 1.25] },
	{ rule: { kind: 'notJson' }, waited: [0.75, 1.25] },
])('a reading that meets $rule.kind ($rule.retryAfter) waits and is repeated', async ({ rule, waited }) => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	shop.sandbox.faults.add(rule);

	const { output, error } = await shop.engine.run(get(orderId));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { orderId } }]);
	expect(shop.asked()).toHaveLength(2);
	const seconds = slept.reduce((sum, wait) => sum + wait, 0) / 1000;
	expect(seconds).toBeGreaterThanOrEqual(waited[0] - 0.001);
	expect(seconds).toBeLessThanOrEqual(waited[1] + 0.001);
});

test.each<[FaultRule, string]>([
	[
		{ kind: 'quota', retryAfter: 3600 },
		'The call quota of this Cdiscount client is used up; it is filled again in 01:00:00 (hours:minutes:seconds).',
	],
	[{ kind: '429', retryAfter: 1000 }, 'The marketplace asks for fewer calls at once: try again in 1000 s.'],
])('a wait that is longer than its patience is told, not waited ($kind)', async (rule, sentence) => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	shop.sandbox.faults.add(rule);

	const { error } = await shop.engine.run(get(orderId));

	expect(error?.message).toBe(sentence);
	expect(shop.asked()).toHaveLength(1);
	expect(secondsSlept()).toBe(0);
});

test('patience is for the whole call: waits add up', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	shop.sandbox.faults.add({ kind: 'quota', retryAfter: 400, count: 99 });

	const { error } = await shop.engine.run(get(orderId));

	expect(error?.message).toContain('00:06:40');
	expect(shop.asked()).toHaveLength(3);
	expect(secondsSlept()).toBe(802);
});

test('an answer of a redirection is not followed', async () => {
	const shop = await openShop();
	const elsewhere = nock('http://127.0.0.1:9').get('/').reply(200, {});
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/orders\//)
		.times(2)
		.reply(302, '', { Location: 'http://127.0.0.1:9/' });

	const { error } = await shop.engine.run(get('CDISFR1'));

	expect(error?.message).toBe('The API URL answered 302, which the marketplace never does.');
	expect(elsewhere.isDone()).toBe(false);
});

test('a refusal is not repeated', async () => {
	const shop = await openShop();

	await shop.engine.run(get('CDISFR000000000000NONE'));

	expect(shop.asked()).toHaveLength(1);
	expect(secondsSlept()).toBe(0);
});
