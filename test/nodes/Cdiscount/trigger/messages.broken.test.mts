import '../../../engine/slept.mts';
import { closeShops } from '../../../engine/shop.mts';
import { watch } from './polls.mts';
import { writingShop } from './writing.mts';

afterEach(closeShops);

const idsOf = (items: Array<Record<string, unknown>> | null) => (items ?? []).map(({ messageId }) => messageId);

/** A shop with a running trigger, and what breaks one of its discussions. */
async function runningShop() {
	const writing = await writingShop();
	const trigger = watch(writing.shop, 'newMessage');
	await trigger.poll();
	const { faults } = writing.shop.sandbox;
	const breakOne = (discussionId: string, kind: '500' | 'notJson' | 'quota' = '500') =>
		faults.add({
			kind,
			path: `/discussions/${discussionId}`,
			count: 9999,
			...(kind === 'quota' && { retryAfter: 600 }),
		});
	return { ...writing, trigger, faults, breakOne };
}

describe('a discussion that cannot be read', () => {
	test.each(['500', 'notJson'] as const)('does not stop the others (%s), nor its own last message', async (kind) => {
		const { write, trigger, breakOne } = await runningShop();
		const [one, broken, other] = [write(), write(), write()];
		breakOne(broken.discussionId, kind);

		expect(idsOf(await trigger.poll())).toEqual([one.messageId, broken.messageId, other.messageId]);
		expect(await trigger.poll()).toBeNull();
		const later = write();
		expect(idsOf(await trigger.poll())).toEqual([later.messageId]);
	});

	test('loses nothing: the messages before its last one come when it can be read again', async () => {
		const { write, answer, trigger, faults, breakOne } = await runningShop();
		const first = write();
		const second = write(first.discussionId);
		const answered = write();
		answer(answered.discussionId);
		const [, third] = [breakOne(first.discussionId), write()];
		breakOne(answered.discussionId);
		const early = idsOf(await trigger.poll());
		expect(early).toEqual([second.messageId, third.messageId]);
		faults.clear();

		const late = [...idsOf(await trigger.poll()), ...idsOf(await trigger.poll())];

		expect(late.sort()).toEqual([first.messageId, answered.messageId].sort());
		expect(await trigger.poll()).toBeNull();
	});

	test('costs one failed reading a poll, and none for ever', async () => {
		const { shop, write, trigger, breakOne } = await runningShop();
		const broken = [write(), write(), write()];
		for (const { discussionId } of broken) breakOne(discussionId);
		const { calls } = shop.sandbox;

		expect(idsOf(await trigger.poll())).toHaveLength(3);
		calls.clear();
		expect(await trigger.poll()).toBeNull();
		const asked = broken.filter(({ discussionId }) => calls.count({ path: `/discussions/${discussionId}` }) > 0);
		expect(asked).toHaveLength(1);
		for (let polls = 0; polls < 60; polls++) expect(await trigger.poll()).toBeNull();
		calls.clear();
		expect(await trigger.poll()).toBeNull();
		expect(shop.asked()).toEqual(['GET /discussions']);
	});

	test('a used-up quota is no broken discussion', async () => {
		const { write, trigger, faults, breakOne } = await runningShop();
		const { discussionId, messageId } = write();
		breakOne(discussionId, 'quota');

		expect(await trigger.poll()).toBeNull();

		faults.clear();
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 600_000);
		expect(idsOf(await trigger.poll())).toEqual([messageId]);
		clock.mockRestore();
	});
});
