import '../../../engine/slept.mts';
import { closeShops } from '../../../engine/shop.mts';
import { watch } from './polls.mts';
import { writingShop } from './writing.mts';

afterEach(closeShops);

describe('newClaim', () => {
	test('delivers a discussion when it becomes a claim, once', async () => {
		const { shop, write, messages, orderId, clock } = await writingShop();
		const trigger = watch(shop, 'newClaim');
		const { discussionId } = write();
		expect(await trigger.poll()).toBeNull();
		clock.advance(60);
		messages.escalate(discussionId);

		expect(await trigger.poll()).toMatchObject([
			{ event: 'newClaim', eventId: `newClaim:${discussionId}`, orderId, isClaim: true, reminder: false },
		]);
		write(discussionId);
		expect(await trigger.poll()).toBeNull();
	});

	test('reminds of a claim that waits', async () => {
		const { shop, write, messages, clock } = await writingShop();
		const trigger = watch(shop, 'newClaim', { remindAfterHours: 6 });
		const { discussionId } = write();
		messages.escalate(discussionId);
		await trigger.poll();
		clock.advance(8 * 3600);
		trigger.sweepNext();

		expect(await trigger.poll()).toMatchObject([{ discussionId, reminder: true }]);
	});
});

test.each(['newMessage', 'newClaim'])('a manual test of %s shows what waits', async (event) => {
	const { shop, write, messages } = await writingShop();
	messages.escalate(write().discussionId);
	const trigger = watch(shop, event, {}, { mode: 'manual', activation: 'manual' });

	expect(await trigger.poll()).toHaveLength(1);
	expect(trigger.state()).toEqual({});
});
