import '../../../engine/slept.mts';
import { closeShops, SELLER, type Shop } from '../../../engine/shop.mts';
import { watch } from './polls.mts';
import { START, writingShop } from './writing.mts';

afterEach(closeShops);

const idsOf = (items: Array<Record<string, unknown>> | null) => (items ?? []).map(({ messageId }) => messageId);
const details = (shop: Shop) => shop.sandbox.calls.count({ path: '/discussions/*' });

describe('newMessage', () => {
	test('delivers a message with its order, its sender and the time by which to answer', async () => {
		const { shop, write, orderId } = await writingShop();
		const trigger = watch(shop, 'newMessage');
		expect(await trigger.poll()).toBeNull();
		const { discussionId, messageId } = write();

		expect(await trigger.poll()).toMatchObject([
			{
				event: 'newMessage',
				eventId: `newMessage:${messageId}`,
				reminder: false,
				discussionId,
				orderId,
				from: 'customer',
				needsAnswer: true,
				body: 'Bonjour',
				subject: 'Question sur ma commande',
				answerBy: new Date(START.getTime() + 48 * 3_600_000 + 60_000).toISOString().replace('.000', ''),
				sellerId: SELLER,
			},
		]);
		expect(await trigger.poll()).toBeNull();
		expect(details(shop)).toBe(1);
	});

	test('delivers each of several messages in a discussion that goes on, in order, with one more call', async () => {
		const { shop, write } = await writingShop();
		const trigger = watch(shop, 'newMessage');
		const { discussionId } = write();
		await trigger.poll();
		const [second, third] = [write(discussionId, 'Et puis'), write(discussionId, 'Merci')];

		expect(idsOf(await trigger.poll())).toEqual([second.messageId, third.messageId]);
		expect(details(shop)).toBe(1);
		expect(await trigger.poll()).toBeNull();
		expect(details(shop)).toBe(1);
	});

	test('finds a message although the seller has answered since, and never delivers his own', async () => {
		const { shop, write, answer } = await writingShop();
		const trigger = watch(shop, 'newMessage');
		await trigger.poll();
		const { discussionId, messageId } = write();
		answer(discussionId);

		expect(idsOf(await trigger.poll())).toEqual([messageId]);
		answer(discussionId);
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
		expect(details(shop)).toBe(2);
	});

	test('asks once for a discussion that was only read, closed or reopened', async () => {
		const { shop, write, messages, clock } = await writingShop();
		const trigger = watch(shop, 'newMessage');
		const { discussionId } = write();
		await trigger.poll();
		clock.advance(60);
		messages.setOpen(discussionId, SELLER, [{ op: 'replace', path: '/isOpen', value: false }]);
		shop.sandbox.calls.clear();

		expect(await trigger.poll()).toBeNull();
		expect(shop.asked()).toEqual(['GET /discussions']);
	});

	test('delivers only the senders that are wanted', async () => {
		const { shop, write, messages, clock } = await writingShop();
		const [service, both] = [watch(shop, 'newMessage', { senders: ['customerService'] }), watch(shop, 'newMessage')];
		await service.poll();
		await both.poll();
		const { discussionId, messageId } = write();
		clock.advance(60);
		const { message } = messages.operatorWrites(discussionId);

		expect(await service.poll()).toMatchObject([{ messageId: message.messageId, from: 'customerService' }]);
		expect(idsOf(await both.poll())).toEqual([messageId, message.messageId]);
	});

	test('from everything still open: delivers the last message of each discussion that waits', async () => {
		const { shop, write, answer } = await writingShop();
		const waiting = write();
		const answered = write();
		answer(answered.discussionId);
		const last = write(waiting.discussionId);

		expect(idsOf(await watch(shop, 'newMessage').poll())).toEqual([last.messageId]);
	});

	test('from now: delivers only what is written afterwards, in old discussions too', async () => {
		const { shop, write, clock } = await writingShop();
		const { discussionId } = write();
		clock.advance(60);
		const trigger = watch(shop, 'newMessage', { startFrom: 'now' });
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
		const second = write(discussionId);

		expect(idsOf(await trigger.poll())).toEqual([second.messageId]);
	});

	test('reminds of a message that nobody has answered, and of no other', async () => {
		const { shop, write, answer, clock } = await writingShop();
		const trigger = watch(shop, 'newMessage');
		const [open, answered] = [write(), write()];
		await trigger.poll();
		answer(answered.discussionId);
		await trigger.poll();
		clock.advance(26 * 3600);
		trigger.sweepNext();

		expect(await trigger.poll()).toMatchObject([
			{ eventId: `newMessage:${open.messageId}`, reminder: true, messageId: open.messageId },
		]);
		trigger.sweepNext();
		expect(await trigger.poll()).toBeNull();
	});

	test('delivers hundreds of messages between two polls', async () => {
		const { shop, write } = await writingShop();
		const trigger = watch(shop, 'newMessage');
		await trigger.poll();
		const written = Array.from({ length: 150 }, () => write().messageId);

		expect(idsOf(await trigger.poll())).toEqual(written);
		expect(details(shop)).toBe(150);
	});
});
