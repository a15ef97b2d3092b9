import '../../../engine/slept.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';
import { watch } from './polls.mts';

afterEach(closeShops);

describe('a fault in the first poll of a context', () => {
	afterEach(() => jest.restoreAllMocks());

	async function downShop() {
		const shop = await openShop();
		shop.sandbox.faults.add({ kind: '502', count: 99 });
		const trigger = watch(shop, 'orderToShip', {}, { activation: 'update' });
		const later = (ms: number) => jest.spyOn(Date, 'now').mockReturnValue(Date.now() + ms);
		return { shop, trigger, later };
	}
	const DOWN = 'The marketplace is not working at the moment';

	test('is passed over once where each tick has a context of its own', async () => {
		const { shop, trigger, later } = await downShop();
		expect(await trigger.poll()).toBeNull();
		later(60_000);
		await expect(trigger.pollAnew()).rejects.toThrow(DOWN);
		later(60_000);
		await expect(trigger.pollAnew()).rejects.toThrow(DOWN);
		shop.sandbox.faults.clear();
		expect(await trigger.pollAnew()).toBeNull();
	});

	test('is passed over again at a second activation during the same outage', async () => {
		const { trigger, later } = await downShop();
		expect(await trigger.poll()).toBeNull();
		later(60_000);
		await expect(trigger.poll()).rejects.toThrow(DOWN);
		later(60_000);
		expect(await trigger.pollAnew()).toBeNull();
		later(60_000);
		expect(await trigger.pollAnew()).toBeNull();
	});

	test('is passed over again when that activation comes at once', async () => {
		const { trigger } = await downShop();
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.pollAnew()).toBeNull();
	});
});
