import { confirm, effects, refuse, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';

afterEach(closeShops);

describe.each([
	{ answer: confirm, name: 'confirm', noun: 'confirmation', status: 'Accepted', effect: 'confirmed' },
	{ answer: refuse, name: 'refuse', noun: 'refusal', status: 'Refused', effect: 'refused' },
])('$name', ({ answer, noun, status, effect }) => {
	test('done twice, it is skipped and says so', async () => {
		const shop = await openShop();
		const { orderId } = waiting(shop);
		await shop.engine.run(answer(orderId));

		const { output, error } = await shop.engine.run(answer(orderId));

		expect(error).toBeUndefined();
		expect(output).toMatchObject([
			{ json: { orderId, result: 'alreadyDone', statusBefore: status }, pairedItem: { item: 0 } },
		]);
		expect(shop.writes()).toHaveLength(1);
		expect(effects(shop, orderId)).toEqual([effect]);
	});

	test('done twice, it fails where the user wants that', async () => {
		const shop = await openShop();
		const { orderId } = waiting(shop);
		await shop.engine.run(answer(orderId));

		const { output, error } = await shop.engine.run(answer(orderId, { ifAlreadyDone: 'fail' }));

		expect(error?.message).toBe(`The ${noun} of order ${orderId} was made before.`);
		expect(error?.description).toContain('Set "If Already Done" to "Skip"');
		expect(output).toEqual([]);
		expect(shop.writes()).toHaveLength(1);
	});

	test('a dry run shows the request and sends nothing', async () => {
		const shop = await openShop();
		const { orderId } = waiting(shop);

		const { output } = await shop.engine.run(answer(orderId, { dryRun: true }));

		const request = { method: 'POST', path: `/orders/${orderId}/approval-status`, body: { approval_status: status } };
		expect(output).toMatchObject([{ json: { orderId, result: 'dryRun', request } }]);
		expect(shop.writes()).toEqual([]);
		expect(shop.sandbox.marketplace.order(orderId).status).toBe('WaitingAcceptance');
	});

	test('a dry run finds what would stop the real one', async () => {
		const shop = await openShop();
		const { orderId } = waiting(shop, { status: 'Cancelled' });

		const { error } = await shop.engine.run(answer(orderId, { dryRun: true }));

		expect(error?.message).toContain('it was cancelled');
		expect(shop.writes()).toEqual([]);
	});

	test('gives the words of the marketplace when it refuses', async () => {
		const shop = await openShop();
		const { orderId } = waiting(shop, { salesChannelId: 'SCID01' });

		const { output, error } = await shop.engine.run(answer(orderId));

		expect(error?.message).toMatch(/^Cdiscount refused this: Cannot switch to .* are accepted automatically\.$/);
		expect(error?.httpCode).toBe('400');
		expect(output).toEqual([]);
		expect(effects(shop, orderId)).toEqual([]);
		expect(shop.sandbox.marketplace.order(orderId).status).toBe('WaitingAcceptance');
	});

	test('somebody else was faster between reading and writing: it counts as already done', async () => {
		const shop = await openShop();
		const { orderId } = waiting(shop);
		const { marketplace } = shop.sandbox;
		const approve = marketplace.approve.bind(marketplace);
		jest.spyOn(marketplace, 'approve').mockImplementationOnce((id, body, sellerId) => {
			approve(id, { approval_status: status });
			approve(id, body, sellerId);
		});

		const { output } = await shop.engine.run(answer(orderId));

		expect(output).toMatchObject([{ json: { result: 'alreadyDone', statusBefore: status } }]);
		expect(effects(shop, orderId)).toEqual([effect]);
	});
});
