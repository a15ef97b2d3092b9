import type { IDataObject } from 'n8n-workflow';
import { SandboxClock } from '../../../../../sandbox/marketplace/clock.mts';
import { ready } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';
import { close, message, reply, written } from './discussions.mts';

afterEach(closeShops);

const getMany = (parameters: IDataObject = {}) => message('getAllDiscussions', parameters as never);
const ids = (output: Array<{ json: IDataObject }>) => output.map(({ json }) => json.discussionId);
const at = (month: number) => new Date(Date.UTC(2026, month, 1)).toISOString();

test('gives discussions with their last message and deadline, in one call', async () => {
	const shop = await openShop({ clock: SandboxClock.frozenAt(at(8)) });
	const { discussionId, orderSellerId } = written(shop, { body: 'Première question' });
	written(shop, { discussionId, orderId: 'same', body: 'Deuxième question' });

	const { output, error } = await shop.engine.run(getMany());

	expect(error).toBeUndefined();
	const answerBy = '2026-09-03T00:00:00Z';
	expect(output).toMatchObject([
		{
			json: {
				discussionId,
				orderId: orderSellerId,
				needsAnswer: true,
				answerBy,
				from: 'customer',
				body: 'Deuxième question',
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(shop.asked()).toEqual(['GET /discussions']);
	expect(shop.writes()).toEqual([]);
});

test('without messages no deadline is claimed to be known, except that there is none', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	written(shop);
	await shop.engine.run(reply(discussionId));

	const none = await shop.engine.run(getMany({ includeMessages: 'none' }));
	const first = await shop.engine.run(getMany({ includeMessages: 'first' }));

	for (const { output } of [none, first]) {
		expect(output.map(({ json }) => [json.needsAnswer, json.answerBy])).toEqual([
			[false, null],
			[true, null],
		]);
		expect(output.map(({ json }) => Object.keys(json))).toEqual(Array(2).fill(Object.keys(none.output[0].json)));
	}
	expect(none.output[1].json).toMatchObject({ from: null, body: null });
	expect(first.output[1].json).toMatchObject({ from: 'customer', body: expect.any(String) });
});

test('gives one item per message where that is chosen; without messages that is refused by us', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);

	const { output } = await shop.engine.run(getMany({ output: 'message' }));
	const { error } = await shop.engine.run(getMany({ output: 'message', includeMessages: 'none' }));

	expect(output).toMatchObject([{ json: { discussionId, from: 'customer', needsAnswer: true } }]);
	expect(error?.message).toBe('One item per message needs messages. Include the first or the last one.');
});

test('reads page after page, and no more than the limit', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	for (let index = 0; index < 205; index++) written(shop, { orderId });

	const all = await shop.engine.run(getMany({ returnAll: true }));
	const calls = shop.asked().length;
	const some = await shop.engine.run(getMany({ limit: 3 }));
	const usual = await shop.engine.run(getMany());

	expect(new Set(ids(all.output)).size).toBe(205);
	expect(calls).toBe(3);
	expect([some.output.length, usual.output.length]).toEqual([3, 50]);
});

test('claims are picked out here, up to the limit', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const claims: string[] = [];
	for (let index = 0; index < 120; index++) {
		const { discussionId } = written(shop, { orderId });
		if (index % 20 !== 0) continue;
		shop.sandbox.marketplace.messages.escalate(discussionId);
		claims.push(discussionId);
	}

	const all = await shop.engine.run(getMany({ filters: { claimsOnly: true } }));
	const two = await shop.engine.run(getMany({ filters: { claimsOnly: true }, limit: 2 }));

	expect(ids(all.output)).toEqual(claims);
	expect(all.output[0].json.isClaim).toBe(true);
	expect(ids(two.output)).toEqual(claims.slice(0, 2));
});

test.each([
	['open', { isOpen: true }, 'abd'],
	['closed', { isOpen: false }, 'c'],
	['to treat', { toTreat: true }, 'acd'],
	['treated', { toTreat: false }, 'b'],
	['open and to treat', { isOpen: true, toTreat: true }, 'ad'],
	['about orders', { typology: 'order' }, 'abc'],
	['about offers', { typology: 'offer' }, 'd'],
	['of a topic', { topic: 'productIsDamaged' }, 'b'],
	['of a channel', { salesChannel: 'CDISFR' }, 'abcd'],
	['of another channel', { salesChannel: 'SCID01' }, ''],
	['updated since', { updatedAtMin: at(7) }, 'bcd'],
	['updated between', { updatedAtMin: at(4), updatedAtMax: at(6) }, 'a'],
	['with nothing said', { topic: '', orderId: '', updatedAtMin: '' }, 'abcd'],
])('filters those %s', async (_what, filters, wanted) => {
	const shop = await openShop({ clock: SandboxClock.frozenAt(at(8)) });
	jest.useFakeTimers({
		now: Date.parse(at(8)),
		doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask'],
	});
	ready(shop, { salesChannelId: 'SCID01' });
	const b = written(shop, { subTypologyCode: 'productIsDamaged' });
	await shop.engine.run(reply(b.discussionId));
	const c = written(shop);
	close(shop, c);
	const d = shop.sandbox.marketplace.messages.customerWrites({ sellerId: SELLER, offerId: 'O-1' });
	const a = written(shop, { at: at(5) });
	const names = new Map([a, b, c, d].map(({ discussionId }, index) => [discussionId, 'abcd'[index]]));

	const { output, error } = await shop.engine.run(getMany({ filters }));
	jest.useRealTimers();

	expect(error).toBeUndefined();
	const found = ids(output).map((id) => names.get(String(id)));
	expect(found.sort().join('')).toBe(wanted);
});

test('reads the discussions of an order, per item', async () => {
	const shop = await openShop();
	const [one, two] = [written(shop), written(shop)];

	const { output } = await shop.engine.run(getMany({ filters: { orderId: '={{ $json.orderId }}' } }), {
		items: [two, one].map(({ orderSellerId }) => ({ orderId: orderSellerId })),
	});

	expect(output).toMatchObject([
		{ json: { discussionId: two.discussionId }, pairedItem: { item: 0 } },
		{ json: { discussionId: one.discussionId }, pairedItem: { item: 1 } },
	]);
});

test.each([
	[
		'more than six months',
		{ updatedAtMin: at(0), updatedAtMax: '2026-07-01T00:00:01Z' },
		'Updated After and Updated Before are more than 6 months apart. Read longer times in several runs.',
	],
	[
		'more than six months up to now',
		{ updatedAtMin: '2020-01-01T00:00:00Z' },
		'Updated After and Updated Before are more than 6 months apart, counted to now where Updated Before is empty. Read longer times in several runs.',
	],
	[
		'a range the wrong way round',
		{ updatedAtMin: at(5), updatedAtMax: at(4) },
		'Updated Before is earlier than Updated After, so nothing can be found. Exchange the two.',
	],
	[
		'no date',
		{ updatedAtMin: 'hier' },
		'Updated After is "hier", which is not a date. Use for example 2026-11-21T08:00:00Z.',
	],
])('%s is refused by us, and nothing is asked', async (_what, filters, sentence) => {
	const shop = await openShop();

	const { error } = await shop.engine.run(getMany({ filters }));

	expect(error?.message).toBe(sentence);
	expect(shop.asked()).toEqual([]);
});

test('six months to the day are taken', async () => {
	const shop = await openShop();

	const { error } = await shop.engine.run(getMany({ filters: { updatedAtMin: at(0), updatedAtMax: at(6) } }));

	expect(error).toBeUndefined();
});
