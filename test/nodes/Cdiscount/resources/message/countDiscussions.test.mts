import { ready } from '../../../../engine/orders.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { message, reply, written } from './discussions.mts';

afterEach(closeShops);

const count = (filters: object = {}) => message('countDiscussions', { filters } as never);

test('counts, by claim, by what waits, by channel, in one call each', async () => {
	const shop = await openShop();
	const [one, two] = [written(shop), written(shop), written(shop)];
	ready(shop, { salesChannelId: 'SCID01' });
	shop.sandbox.marketplace.messages.escalate(one.discussionId);
	await shop.engine.run(reply(two.discussionId));
	const before = shop.asked().length;

	const counts: unknown[] = [];
	for (const filters of [
		{},
		{ claimsOnly: true },
		{ claimsOnly: false },
		{ toTreat: true },
		{ toTreat: false },
		{ toTreat: true, claimsOnly: true },
		{ salesChannel: 'CDISFR' },
		{ salesChannel: 'SCID01' },
	])
		counts.push((await shop.engine.run(count(filters))).output[0].json.count);

	expect(counts).toEqual([3, 1, 3, 2, 1, 1, 3, 0]);
	const counted = Array<string>(7).fill('GET /discussions/count');
	// a channel that is not the account's own is looked for among the shop's
	expect(shop.asked().slice(before)).toEqual([...counted, 'GET /sellers/subscriptions', 'GET /discussions/count']);
});

test('what is neither yes nor no is refused by us', async () => {
	const shop = await openShop();

	const { error } = await shop.engine.run(count({ toTreat: '={{ "perhaps" }}' }));

	expect(error?.message).toBe('Waiting for Answer must be true or false, but it is "perhaps".');
	expect(shop.asked()).toEqual([]);
});

test('gives the words of the marketplace when it refuses, item by item', async () => {
	const shop = await openShop();
	shop.sandbox.faults.add({ kind: 'unauthorized', count: 2, path: '/discussions/count' });

	const { output, errors } = await shop.engine.run(count(), { items: [{}, {}], onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([{ pairedItem: { item: 0 } }]);
	expect(output).toMatchObject([{ json: { count: 0 }, pairedItem: { item: 1 } }]);
});
