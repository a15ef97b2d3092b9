import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';
import { close, on, written } from './discussions.mts';

afterEach(closeShops);

const isOpen = (shop: Awaited<ReturnType<typeof openShop>>, discussionId: string) =>
	shop.sandbox.marketplace.messages.one(discussionId).isOpen;

test('closes an open discussion', async () => {
	const shop = await openShop();
	const { discussionId, orderSellerId } = written(shop);

	const { output, error } = await shop.engine.run(on('closeDiscussion', discussionId));

	expect(error).toBeUndefined();
	expect(output).toEqual([
		{
			json: {
				discussionId,
				orderId: orderSellerId,
				result: 'done',
				wasOpen: true,
				needsAnswer: true,
				isClaim: false,
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(shop.writes()).toMatchObject([
		{ method: 'PATCH', status: 204, body: [{ op: 'replace', path: '/isOpen', value: false }] },
	]);
	expect(isOpen(shop, discussionId)).toBe(false);
});

test('a closed one is skipped, or fails where the user wants that', async () => {
	const shop = await openShop();
	const discussion = written(shop);
	close(shop, discussion);

	const { output } = await shop.engine.run(on('closeDiscussion', discussion.discussionId));
	const { error } = await shop.engine.run(
		on('closeDiscussion', discussion.discussionId, { options: { ifAlreadyDone: 'fail' } }),
	);

	expect(output).toMatchObject([{ json: { result: 'alreadyDone', wasOpen: false, needsAnswer: false } }]);
	expect(error?.message).toBe(`The closing of discussion ${discussion.discussionId} was made before.`);
	expect(shop.writes()).toEqual([]);
});

test('a dry run changes nothing', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);

	const { output } = await shop.engine.run(on('closeDiscussion', discussionId, { options: { dryRun: true } }));

	expect(output).toMatchObject([
		{ json: { result: 'dryRun', request: { method: 'PATCH', path: `/discussions/${discussionId}` } } },
	]);
	expect(isOpen(shop, discussionId)).toBe(true);
});

test('one that another run closed in the meantime counts as done', async () => {
	const shop = await openShop();
	const discussion = written(shop);
	const stale = shop.sandbox.marketplace.messages.one(discussion.discussionId);
	close(shop, discussion);
	jest.spyOn(shop.sandbox.marketplace.messages, 'one').mockReturnValueOnce(stale);

	const { output, error } = await shop.engine.run(on('closeDiscussion', discussion.discussionId));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { result: 'alreadyDone' } }]);
});

test('with continue on fail, unknown discussions fail alone, linked to their input', async () => {
	const shop = await openShop();
	const [one, two] = [written(shop), written(shop)];
	const items = [one, { discussionId: 'none' }, two].map(({ discussionId }) => ({ discussionId }));

	const { output, errors } = await shop.engine.run(on('closeDiscussion'), { items, onError: 'continueErrorOutput' });

	expect(output).toMatchObject([
		{ json: { discussionId: one.discussionId, result: 'done' }, pairedItem: { item: 0 } },
		{ json: { discussionId: two.discussionId, result: 'done' }, pairedItem: { item: 2 } },
	]);
	expect(errors).toMatchObject([
		{
			json: { error: expect.stringContaining(`There is no discussion "none" for the seller ${SELLER}.`) },
			pairedItem: { item: 1 },
		},
	]);
});
