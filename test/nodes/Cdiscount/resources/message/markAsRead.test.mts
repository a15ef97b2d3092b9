import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
import { on, reply, written } from './discussions.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const messages = ({ sandbox }: Shop, discussionId: string) => sandbox.marketplace.messages.one(discussionId).messages!;
const unread = (shop: Shop, discussionId: string) => messages(shop, discussionId).filter(({ hasRead }) => !hasRead);

/** A discussion with three messages that the seller has not read. */
function three(shop: Shop) {
	const { discussionId, orderSellerId } = written(shop);
	shop.sandbox.marketplace.messages.operatorWrites(discussionId);
	written(shop, { discussionId, orderId: 'same' });
	return { discussionId, orderId: orderSellerId, ids: messages(shop, discussionId).map(({ messageId }) => messageId) };
}

test('marks everything that was received as read', async () => {
	const shop = await openShop();
	const { discussionId, orderId, ids } = three(shop);

	const { output, error } = await shop.engine.run(on('markAsRead', discussionId));

	expect(error).toBeUndefined();
	expect(output).toEqual([
		{
			json: { discussionId, orderId, result: 'done', messageCount: 3, messageIds: ids.join(', ') },
			pairedItem: { item: 0 },
		},
	]);
	expect(shop.writes().map(({ method, body }) => [method, body])).toEqual(
		ids.map(() => ['PATCH', [{ op: 'replace', path: '/hasRead', value: true }]]),
	);
	expect(unread(shop, discussionId)).toEqual([]);
});

test('marks one message, and no other', async () => {
	const shop = await openShop();
	const { discussionId, ids } = three(shop);

	const { output } = await shop.engine.run(on('markAsRead', discussionId, { messageId: ids[1] }));

	expect(output).toMatchObject([{ json: { result: 'done', messageCount: 1, messageIds: ids[1] } }]);
	expect(unread(shop, discussionId).map(({ messageId }) => messageId)).toEqual([ids[0], ids[2]]);
});

test.each([{}, { one: true }])('done twice, the second time is skipped (%j)', async ({ one }: { one?: boolean }) => {
	const shop = await openShop();
	const { discussionId, ids } = three(shop);
	const chosen = one ? { messageId: ids[0] } : {};
	await shop.engine.run(on('markAsRead', discussionId, chosen));
	const before = shop.writes().length;

	const { output } = await shop.engine.run(on('markAsRead', discussionId, chosen));
	const failing = await shop.engine.run(
		on('markAsRead', discussionId, { ...chosen, options: { ifAlreadyDone: 'fail' } }),
	);

	expect(output).toMatchObject([{ json: { result: 'alreadyDone' } }]);
	expect(failing.error?.message).toContain('was made before');
	expect(shop.writes()).toHaveLength(before);
});

test('nothing received is nothing to do', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	await shop.engine.run(on('markAsRead', discussionId));
	await shop.engine.run(reply(discussionId));

	const { output } = await shop.engine.run(on('markAsRead', discussionId));

	expect(output).toMatchObject([{ json: { result: 'alreadyDone', messageCount: 0, messageIds: null } }]);
});

test('a lost answer is found done by reading back', async () => {
	const shop = await openShop();
	const { discussionId } = three(shop);
	shop.sandbox.faults.add({ method: 'PATCH', kind: 'dropAfter' });

	const { output, error } = await shop.engine.run(on('markAsRead', discussionId));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { result: 'done' } }]);
	expect(shop.writes()).toHaveLength(3);
	expect(unread(shop, discussionId)).toEqual([]);
});

test('a dry run shows what would be sent', async () => {
	const shop = await openShop();
	const { discussionId, ids } = three(shop);

	const { output } = await shop.engine.run(on('markAsRead', discussionId, { options: { dryRun: true } }));

	expect(output).toMatchObject([
		{ json: { result: 'dryRun', request: ids.map((id) => ({ method: 'PATCH', path: `/messages/${id}` })) } },
	]);
	expect(shop.writes()).toEqual([]);
});

test('a message of another discussion is refused by us', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);

	const { error } = await shop.engine.run(on('markAsRead', discussionId, { messageId: three(shop).ids[0] }));

	expect(error?.message).toMatch(`Discussion ${discussionId} has no message "`);
	expect(shop.writes()).toEqual([]);
});

test('with continue on fail, what the marketplace refuses fails alone', async () => {
	const shop = await openShop();
	const [one, two] = [written(shop), written(shop)];
	shop.sandbox.faults.add({ method: 'PATCH', kind: 'unauthorized', count: 2 });
	const items = [one, two].map(({ discussionId }) => ({ discussionId }));

	const { output, errors } = await shop.engine.run(on('markAsRead'), { items, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([{ pairedItem: { item: 0 } }]);
	expect(output).toMatchObject([{ json: { result: 'done' }, pairedItem: { item: 1 } }]);
});
