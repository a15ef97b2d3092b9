import '../../../engine/slept.mts';
import { closeShops, SELLER } from '../../../engine/shop.mts';
import { watch } from './polls.mts';
import { writingShop } from './writing.mts';

afterEach(closeShops);

const DAY = 86_400;

/** A shop whose discussions are claims, and the closing of one. */
async function claimedShop() {
	const writing = await writingShop();
	const claim = () => {
		const { discussionId } = writing.write();
		writing.messages.escalate(discussionId);
		return discussionId;
	};
	const turn = (discussionId: string, isOpen: boolean) => {
		writing.clock.advance(60);
		writing.messages.setOpen(discussionId, SELLER, [{ op: 'replace', path: '/isOpen', value: isOpen }]);
	};
	/** It changes in a way that nothing shows. */
	const touch = (discussionId: string) => {
		writing.clock.advance(60);
		writing.messages['discussions'].find(discussionId).updatedAt = writing.clock.now();
	};
	return { ...writing, claim, turn, touch };
}

describe('newClaim', () => {
	test('is not told again of a claim that was closed long ago and is touched or reopened', async () => {
		const { shop, claim, turn, touch, answer, clock } = await claimedShop();
		const trigger = watch(shop, 'newClaim');
		await trigger.poll();
		const discussionId = claim();
		expect(await trigger.poll()).toHaveLength(1);
		answer(discussionId);
		turn(discussionId, false);
		for (let day = 0; day < 5; day++) {
			clock.advance(DAY);
			trigger.sweepNext();
			expect(await trigger.poll()).toBeNull();
		}

		touch(discussionId);
		expect(await trigger.poll()).toBeNull();
		turn(discussionId, true);
		expect(await trigger.poll()).toBeNull();
	});

	test('from now: a claim that was closed before and is only touched is no new one', async () => {
		const { shop, claim, turn, touch, answer, clock } = await claimedShop();
		const discussionId = claim();
		answer(discussionId);
		turn(discussionId, false);
		clock.advance(90 * DAY);
		const trigger = watch(shop, 'newClaim', { startFrom: 'now' });
		expect(await trigger.poll()).toBeNull();
		touch(discussionId);

		expect(await trigger.poll()).toBeNull();
	});

	test('a catch-up finds a claim that began after the activation and was closed before any poll saw it', async () => {
		const { shop, claim, turn, clock } = await claimedShop();
		const trigger = watch(shop, 'newClaim');
		await trigger.poll();
		const discussionId = claim();
		turn(discussionId, false);
		const { messages } = shop.sandbox.marketplace;
		const hidden = jest.spyOn(messages, 'list').mockReturnValue([]);
		clock.advance(2 * 3600);
		expect(await trigger.poll()).toBeNull();
		hidden.mockRestore();
		expect(await trigger.poll()).toBeNull();

		trigger.sweepNext();

		expect(await trigger.poll()).toMatchObject([{ discussionId }]);
	});
});
