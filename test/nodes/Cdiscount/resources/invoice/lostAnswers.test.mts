import { secondsSlept } from '../../../../engine/slept.mts';
import type { FaultRule } from '../../../../../sandbox/http/faults.mts';
import { closeShops } from '../../../../engine/shop.mts';
import { quickShop, shipped, taken, upload, uploadMany } from './invoices.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

describe.each([
	['upload', upload, 1, 'the upload of the invoice of order'],
	['uploadMany', uploadMany, 3, 'the upload of 3 invoices'],
] as const)('%s', (_name, act, count, what) => {
	describe.each([{ replace: false }, { replace: true }])('with %j', (options) => {
		test.each<FaultRule>([
			{ kind: 'dropAfter' },
			{ kind: '500', afterEffect: true },
			{ kind: 'truncatedJson' },
			{ kind: 'notJson', afterEffect: true },
		])('whose answer is lost ($kind) is found by its import, and sent once', async (rule) => {
			const shop = await quickShop();
			const { items, files } = shipped(shop, count);
			if (options.replace) await shop.engine.run(act(), { items, files });
			const before = taken(shop);
			shop.sandbox.faults.add({ method: 'POST', ...rule });

			const { output, error } = await shop.engine.run(act(options), { items, files });

			expect(error).toBeUndefined();
			expect(output).toMatchObject(
				items.map(({ orderId }, item) => ({
					json: { orderId, result: 'done', status: 'Success', importId: expect.any(String) },
					pairedItem: { item },
				})),
			);
			expect(shop.writes()).toHaveLength(options.replace ? 2 : 1);
			expect(taken(shop)).toBe(before + count);
		});

		test.each<FaultRule>([{ kind: 'drop' }, { kind: '502' }])(
			'that got lost on the way ($kind) is not sent again: the outcome is unknown',
			async (rule) => {
				const shop = await quickShop();
				const { items, files } = shipped(shop, count);
				// an earlier import of the same files must not pass for this one
				if (options.replace) await shop.engine.run(act(), { items, files });
				const before = taken(shop);
				shop.sandbox.faults.add({ method: 'POST', ...rule });

				const { output, error } = await shop.engine.run(act(options), { items, files });

				expect(error?.message).toContain(`It is not known whether ${what}`);
				expect(output).toEqual([]);
				expect(shop.writes()).toHaveLength(options.replace ? 2 : 1);
				expect(taken(shop)).toBe(before);
				expect((await shop.engine.run(act(options), { items, files })).output).toHaveLength(count);
				expect(taken(shop)).toBe(before + count);
			},
		);
	});

	test('that is throttled waits as long as it is asked to, and happens once', async () => {
		const shop = await quickShop();
		const { items, files } = shipped(shop, count);
		shop.sandbox.faults.add({ method: 'POST', kind: '429', retryAfter: 30 });

		const { error } = await shop.engine.run(act(), { items, files });

		expect(error).toBeUndefined();
		expect(taken(shop)).toBe(count);
		expect(secondsSlept()).toBe(31 + 1);
	});

	test('whose answer is empty finds its import in the list', async () => {
		const shop = await quickShop();
		const { items, files } = shipped(shop, count);
		shop.sandbox.faults.add({ method: 'POST', kind: 'emptyBody' });

		const { output } = await shop.engine.run(act(), { items, files });

		expect(output).toMatchObject(Array(count).fill({ json: { result: 'done', importId: expect.any(String) } }));
		expect(shop.writes()).toHaveLength(1);
	});

	test('that was accepted without a word, and whose import is nowhere, is not believed', async () => {
		const shop = await quickShop();
		const { items, files } = shipped(shop, count);
		shop.sandbox.faults.add({ method: 'POST', kind: 'emptyBody' });
		jest.spyOn(shop.sandbox.marketplace.invoices, 'list').mockReturnValue({ items: [] });

		const { output, error } = await shop.engine.run(act(), { items, files });

		expect(error?.message).toMatch(
			/^It is not known whether the upload of .* the marketplace answered 201 without saying/,
		);
		expect(output).toEqual([]);
		expect(shop.writes()).toHaveLength(1);
	});
});
