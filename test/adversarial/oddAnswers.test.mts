import '../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { confirm, effects, ready, ship, waiting } from '../engine/orders.mts';
import type { Shop } from '../engine/shop.mts';
import { reply, said, written } from '../nodes/Cdiscount/resources/message/discussions.mts';
import { REASON, refund, sold } from '../nodes/Cdiscount/resources/refund/refunds.mts';
import { closeAll, gesture, gestureCount, openProcesses, resultsOf } from './processes.mts';

afterEach(closeAll);

/** Successes that are none. */
const ODD: Array<[string, object]> = [
	['an error', { status: 200, body: { error: 'nope' } }],
	['a problem', { status: 200, body: { title: 'Bad', status: 400, errors: { a: ['b'] } } }],
	['null', { status: 200, body: 'null' }],
	['a list', { status: 200, body: [] }],
	['false', { status: 200, body: 'false' }],
	['a word', { status: 200, body: '"KO"' }],
	['nothing', { status: 200, body: '' }],
	['an object', { status: 202, body: { ok: true } }],
];
type Write = [name: string, made: (shop: Shop) => { parameters: INodeParameters; count(): number }];
const WRITES: Write[] = [
	[
		'confirmation',
		(shop) => {
			const { orderId } = waiting(shop);
			return { parameters: confirm(orderId), count: () => effects(shop, orderId).length };
		},
	],
	[
		'shipment',
		(shop) => {
			const { orderId } = ready(shop);
			return { parameters: ship(orderId), count: () => effects(shop, orderId).length };
		},
	],
	[
		'gesture',
		(shop) => {
			const { orderId } = sold(shop);
			return { parameters: gesture(orderId), count: () => gestureCount(shop, orderId) };
		},
	],
	[
		'refund',
		(shop) => {
			const { orderId } = sold(shop);
			const count = () => shop.sandbox.marketplace.ledger.count({ orderId, effect: 'cancellationAsked' });
			return { parameters: refund('refundOrder', { orderId, reason: REASON }), count };
		},
	],
	[
		'reply',
		(shop) => {
			const { discussionId } = written(shop);
			return { parameters: reply(discussionId), count: () => said(shop, discussionId).length };
		},
	],
];

test.each(WRITES.flatMap(([name, made]) => ODD.map(([what, answer]) => [name, what, made, answer] as const)))(
	'a %s that is answered by %s is believed only where it shows',
	async (_, __, made, answer) => {
		const { shop, proxy, one } = await openProcesses();
		const { parameters, count } = made(shop);
		proxy.add({ method: 'POST', isBefore: true, answer }, { method: 'POST', answer });

		expect(resultsOf(await one.run(parameters))).toMatch(/^It is not known whether .* the marketplace answered 20\d/);
		expect(count()).toBe(0);
		expect(resultsOf(await one.run(parameters))).toBe('done');
		expect(count()).toBe(1);
		expect(resultsOf(await one.run(parameters))).toBe('alreadyDone');
	},
);

test.each([
	[
		'another order',
		{ orderId: 'CDISFR2600000000OTHER' },
		/cannot be read: order "CDISFR2600000000OTHER" instead of order /,
	],
	[
		'an order of another seller',
		{ seller: { id: '11111' } },
		/an order of the seller 11111 instead of the seller 98979/,
	],
])('%s in the answer is not shipped', async (_, mixed, sentence) => {
	const { shop, proxy, one } = await openProcesses();
	const { orderId } = ready(shop);
	proxy.add({ method: 'GET', path: '**/orders/*', rewrite: (json) => ({ ...(json as object), ...mixed }) });

	expect(resultsOf(await one.run(ship(orderId)))).toMatch(sentence);
	expect(shop.writes()).toEqual([]);
});
