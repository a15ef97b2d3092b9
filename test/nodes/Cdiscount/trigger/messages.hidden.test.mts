import '../../../engine/slept.mts';
import { closeShops } from '../../../engine/shop.mts';
import { watch } from './polls.mts';
import { writingShop } from './writing.mts';

afterEach(closeShops);

const idsOf = (items: Array<Record<string, unknown>> | null) => (items ?? []).map(({ messageId }) => messageId);

/** A shop in which the channel confirms by itself what customers write. */
async function confirmingShop() {
	const writing = await writingShop();
	const confirm = (discussionId: string) => {
		writing.clock.advance(60);
		const discussions = writing.messages['discussions'];
		const letter = { body: 'Votre message a été transmis.', attachments: [] };
		discussions.append(discussions.find(discussionId), 'Automatic', ['Customer'], letter, writing.clock.now());
	};
	return { ...writing, confirm };
}

describe('a message behind which somebody else has written', () => {
	test('waits all the same: it is delivered at the start, once', async () => {
		const { write, confirm, shop } = await confirmingShop();
		const { discussionId, messageId } = write();
		confirm(discussionId);
		const trigger = watch(shop, 'newMessage');

		expect(await trigger.poll()).toMatchObject([{ messageId, from: 'customer', needsAnswer: true, reminder: false }]);
		expect(await trigger.poll()).toBeNull();
		trigger.sweepNext();
		expect(await trigger.poll()).toBeNull();
	});

	test('is reminded of until it is answered', async () => {
		const { write, confirm, answer, shop, clock } = await confirmingShop();
		const trigger = watch(shop, 'newMessage');
		await trigger.poll();
		const { discussionId, messageId } = write();
		confirm(discussionId);
		expect(idsOf(await trigger.poll())).toEqual([messageId]);
		clock.advance(26 * 3600);
		trigger.sweepNext();

		expect(await trigger.poll()).toMatchObject([{ messageId, reminder: true }]);

		answer(discussionId);
		clock.advance(26 * 3600);
		trigger.sweepNext();
		expect(await trigger.poll()).toBeNull();
	});

	test('is not delivered where only what comes is wanted, and costs no call in polls that find nothing', async () => {
		const { write, confirm, shop } = await confirmingShop();
		const { discussionId } = write();
		confirm(discussionId);
		const trigger = watch(shop, 'newMessage', { startFrom: 'now' });
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
		shop.sandbox.calls.clear();

		expect(await trigger.poll()).toBeNull();
		expect(shop.asked()).toEqual(['GET /discussions']);
	});

	test('of customer service waits behind the customer where only customer service is wanted', async () => {
		const { write, messages, shop, clock } = await confirmingShop();
		const { discussionId } = write();
		clock.advance(60);
		const { message } = messages.operatorWrites(discussionId);
		write(discussionId);

		const trigger = watch(shop, 'newMessage', { senders: ['customerService'] });
		expect(idsOf(await trigger.poll())).toEqual([message.messageId]);
	});
});
