import { closeShops, openShop } from '../../../../engine/shop.mts';
import { close, on, reply, said, TEXT, written } from './discussions.mts';

afterEach(closeShops);

test('reopens a closed discussion, in which one can write again', async () => {
	const shop = await openShop();
	const discussion = written(shop);
	const { discussionId, orderSellerId } = discussion;
	close(shop, discussion);

	const { output, error } = await shop.engine.run(on('reopenDiscussion', discussionId));
	await shop.engine.run(reply(discussionId));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { discussionId, orderId: orderSellerId, result: 'done', wasOpen: false }, pairedItem: { item: 0 } },
	]);
	expect(shop.writes()[0].body).toEqual([{ op: 'replace', path: '/isOpen', value: true }]);
	expect(said(shop, discussionId)).toEqual([TEXT]);
});

test('an open one is skipped', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);

	const { output } = await shop.engine.run(on('reopenDiscussion', discussionId));

	expect(output).toMatchObject([{ json: { result: 'alreadyDone', wasOpen: true } }]);
	expect(shop.writes()).toEqual([]);
});

test('gives the words of the marketplace when it refuses', async () => {
	const shop = await openShop();
	const discussion = written(shop);
	close(shop, discussion);
	const { Refusal } = await import('../../../../../sandbox/marketplace/refusal.mts');
	jest.spyOn(shop.sandbox.marketplace.messages, 'setOpen').mockImplementation(() => {
		throw new Refusal(422, 'Unprocessable Content', undefined, 'A cancellation is pending.');
	});

	const { error } = await shop.engine.run(on('reopenDiscussion', discussion.discussionId));

	expect(error?.message).toBe('Cdiscount refused this: A cancellation is pending.');
	expect(shop.writes()).toHaveLength(1);
});
