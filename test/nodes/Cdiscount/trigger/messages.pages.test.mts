import '../../../engine/slept.mts';
import { closeShops } from '../../../engine/shop.mts';
import { watch } from './polls.mts';
import { writingShop } from './writing.mts';

afterEach(closeShops);

test.each(['newMessage', 'newClaim'])(
	'%s asks for fifty discussions at a time, and reads all of them',
	async (event) => {
		const { write, messages, shop } = await writingShop();
		const trigger = watch(shop, event);
		await trigger.poll();
		const list = jest.spyOn(messages, 'list');
		for (let count = 0; count < 120; count++) {
			const { discussionId } = write();
			if (event === 'newClaim') messages.escalate(discussionId);
		}

		expect(await trigger.poll()).toHaveLength(120);

		const sizes = list.mock.calls.map(([, query = {}]) => (query as Record<string, unknown>).pagesize);
		expect(new Set(sizes)).toEqual(new Set(['50']));
	},
);
