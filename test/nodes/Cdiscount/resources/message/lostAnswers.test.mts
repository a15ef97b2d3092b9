import { secondsSlept } from '../../../../engine/slept.mts';
import { ready } from '../../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
import type { FaultRule } from '../../../../../sandbox/http/faults.mts';
import { close, message, on, reply, TEXT, written } from './discussions.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const start = (shop: Shop) =>
	message('startDiscussion', {
		orderId: ready(shop).orderId,
		topic: 'address-incomplete',
		subject: 'Adresse incomplète',
		text: TEXT,
	});

function closed(shop: Shop) {
	const discussion = written(shop);
	close(shop, discussion);
	return discussion;
}

const acts = [
	{
		name: 'reply',
		prepare: (shop: Shop) => reply(written(shop).discussionId),
		method: 'POST',
		effect: 'messageSent' as const,
		before: 0,
		what: 'the reply in discussion',
	},
	{
		name: 'startDiscussion',
		prepare: start,
		method: 'POST',
		effect: 'messageSent' as const,
		before: 0,
		what: 'the start',
	},
	{
		name: 'closeDiscussion',
		prepare: (shop: Shop) => on('closeDiscussion', written(shop).discussionId),
		method: 'PATCH',
		effect: 'discussionClosed' as const,
		before: 0,
		what: 'the closing of discussion',
	},
	{
		name: 'reopenDiscussion',
		prepare: (shop: Shop) => on('reopenDiscussion', closed(shop).discussionId),
		method: 'PATCH',
		effect: 'discussionReopened' as const,
		before: 0,
		what: 'the reopening of discussion',
	},
];

describe.each(acts)('$name', ({ prepare, method, effect, what }) => {
	test.each<FaultRule>([
		{ kind: 'dropAfter' },
		{ kind: '500', afterEffect: true },
		{ kind: '503', afterEffect: true },
		{ kind: 'notJson', afterEffect: true },
	])('whose answer is lost ($kind) is found done by reading back, and sent once', async (rule) => {
		const shop = await openShop();
		const parameters = prepare(shop);
		shop.sandbox.faults.add({ method, ...rule });

		const { output, error } = await shop.engine.run(parameters);

		expect(error).toBeUndefined();
		expect(output).toMatchObject([{ json: { result: 'done' } }]);
		expect(output[0].json).toMatchObject({ discussionId: expect.stringMatching(/^[0-9a-f]{24}$/) });
		expect(shop.writes()).toHaveLength(1);
		expect(shop.sandbox.marketplace.ledger.count({ effect })).toBe(1);
		expect((await shop.engine.run(parameters)).output).toMatchObject([{ json: { result: 'alreadyDone' } }]);
		expect(shop.sandbox.marketplace.ledger.count({ effect })).toBe(1);
	});

	test.each<FaultRule>([{ kind: 'drop' }, { kind: '502' }])(
		'that got lost on the way ($kind) is not sent again: the outcome is unknown',
		async (rule) => {
			const shop = await openShop();
			const parameters = prepare(shop);
			shop.sandbox.faults.add({ method, ...rule });

			const { output, error } = await shop.engine.run(parameters);

			expect(error?.message).toContain(`It is not known whether ${what}`);
			expect(output).toEqual([]);
			expect(shop.writes()).toHaveLength(1);
			expect(shop.sandbox.marketplace.ledger.count({ effect })).toBe(0);
			// what the discussion itself shows, as whether it is open, is not waited for so long
			expect(secondsSlept()).toBe(method === 'PATCH' ? 7 : 42);
		},
	);

	test('that is throttled waits as long as it is asked to, and happens once', async () => {
		const shop = await openShop();
		const parameters = prepare(shop);
		shop.sandbox.faults.add({ method, kind: '429', retryAfter: 20 });

		const { output } = await shop.engine.run(parameters);

		expect(output).toMatchObject([{ json: { result: 'done' } }]);
		expect(shop.sandbox.marketplace.ledger.count({ effect })).toBe(1);
		expect(secondsSlept()).toBe(21);
	});
});

test('a reply found again by reading back has its id', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	shop.sandbox.faults.add({ method: 'POST', kind: 'dropAfter' });

	const { output } = await shop.engine.run(reply(discussionId));

	const last = shop.sandbox.marketplace.messages.one(discussionId).messages!.at(-1);
	expect(output[0].json.messageId).toBe(last?.messageId);
});

test('a lost reply is told from an older one with the same text', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	await shop.engine.run(reply(discussionId));
	shop.sandbox.clock.advance(60);
	written(shop, { discussionId, orderId: 'same' });
	shop.sandbox.faults.add({ method: 'POST', kind: 'drop' });

	const { error } = await shop.engine.run(reply(discussionId));

	expect(error?.message).toContain('It is not known whether the reply');
	expect(shop.sandbox.marketplace.ledger.count({ effect: 'messageSent' })).toBe(1);
});
