import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';

afterEach(closeShops);

const confirm = (orderId: string, options = {}) => ({ resource: 'order', operation: 'confirm', orderId, options });
const fromItem = (options = {}) => confirm('={{ $json.orderId }}', options);

test('confirms a waiting order once and says so', async () => {
	const { sandbox, engine, writes } = await openShop();
	const { orderId } = sandbox.marketplace.placeOrder({ sellerId: SELLER, status: 'WaitingAcceptance' });

	const { output, error } = await engine.run(confirm(orderId));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { orderId, result: 'done', sellerId: SELLER, statusBefore: 'WaitingAcceptance' }, pairedItem: { item: 0 } },
	]);
	expect(writes()).toMatchObject([{ method: 'POST', body: { approval_status: 'Accepted' } }]);
	expect(sandbox.marketplace.order(orderId).status).toBe('Accepted');
	expect(sandbox.marketplace.ledger.find({ orderId, effect: 'confirmed' })).toHaveLength(1);
});
