import '../../../../engine/slept.mts';
import nock from 'nock';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
import { givenBack, refund, sold } from './refunds.mts';

afterEach(closeShops);
afterEach(() => nock.cleanAll());

const partialRefund = (orderId: unknown, options = {}, more = {}) =>
	refund('giveGesture', { orderId, amount: 5, reason: 'LateDelivery', options, ...more });
const ANOTHER = { allowAnother: true };
const POST = { method: 'POST', path: '/order-commercial-gesture-requests' };
/** The marketplace lists exactly these partial refunds. */
const listing = ({ sandbox }: Shop, ...items: object[]) =>
	jest.spyOn(sandbox.marketplace.refunds.gestures, 'list').mockReturnValue({ items: items as never[] });

test('words that are written anew make no other partial refund', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	const other = (reasonDetails: string) => partialRefund(orderId, {}, { reason: 'Other', reasonDetails });
	await shop.engine.run(other('Pied rayé'));

	const { output } = await shop.engine.run(other('Pied de lampe rayé'));

	expect(output[0].json).toMatchObject({ result: 'alreadyDone', requestId: null });
	expect(givenBack(shop, orderId)).toBe(5);
});

const same = { requestId: 'g1', reason: 'LateDelivery', amount: 5, status: 'Pending' };

test.each<[string, object]>([
	['without an amount', { ...same, amount: undefined }],
	['with an amount in an object', { ...same, amount: { value: 5 } }],
	['with an amount of 0', { ...same, amount: 0 }],
	['without a reason', { ...same, reason: null }],
	['with a reason in an object', { ...same, reason: { code: 'LateDelivery' } }],
])('an earlier partial refund %s may be the same: none is given unless another is wanted', async (_, listed) => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	listing(shop, { ...listed, orderId });

	const { error } = await shop.engine.run(partialRefund(orderId));

	expect(error?.message).toMatch(/An earlier partial refund of order .* cannot be read.*"Allow Another of the Same"/);
	expect(shop.writes()).toEqual([]);
	expect((await shop.engine.run(partialRefund(orderId, ANOTHER))).output[0].json.result).toBe('done');
});

test.each<[string, string, object]>([
	['of no order', 'alreadyDone', same],
	['with an amount in text', 'alreadyDone', { ...same, amount: '5.00' }],
	['in other letters', 'alreadyDone', { ...same, reason: 'latedelivery' }],
	['of another order', 'done', { ...same, orderId: 'OTHER' }],
	['of another order, not to be read', 'done', { orderId: 'OTHER' }],
	['of another amount', 'done', { ...same, amount: 4.99 }],
	['for another reason', 'done', { ...same, reason: 'Other' }],
	['that has expired', 'done', { ...same, status: 'Expired' }],
	['that came to nothing and cannot be read', 'done', { status: 'Rejected' }],
])('a listed partial refund %s: %s', async (_, result, listed) => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	listing(shop, listed);

	expect((await shop.engine.run(partialRefund(orderId))).output[0].json.result).toBe(result);
	expect(shop.writes()).toHaveLength(result === 'done' ? 1 : 0);
});

test('two equal items of one run give once, also while the list does not show the first', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	listing(shop);
	const items = [{ orderId }, { orderId }];

	const once = await shop.engine.run(partialRefund('={{ $json.orderId }}'), { items });
	expect(once.output.map(({ json }) => json.result)).toEqual(['done', 'alreadyDone']);
	expect(givenBack(shop, orderId)).toBe(5);

	const more = await shop.engine.run(partialRefund('={{ $json.orderId }}', ANOTHER), { items });
	expect(more.output.map(({ json }) => json.result)).toEqual(['done', 'done']);
	expect(givenBack(shop, orderId)).toBe(15);
});

test('a lost answer is found by the amount that has gone, while the list does not show it', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	listing(shop);
	shop.sandbox.faults.set([{ ...POST, kind: 'dropAfter' }]);
	const items = [{ orderId }, { orderId }];

	const { output, errors } = await shop.engine.run(partialRefund('={{ $json.orderId }}'), {
		items,
		onError: 'continueErrorOutput',
	});

	expect(errors).toEqual([]);
	expect(output.map(({ json }) => json.result)).toEqual(['done', 'alreadyDone']);
	expect(givenBack(shop, orderId)).toBe(5);
});

test('the id is the one of this partial refund or none, never one of an earlier one', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	const run = async (options: object) => (await shop.engine.run(partialRefund(orderId, options))).output[0].json;
	const ids = () => shop.sandbox.marketplace.refunds.gestures.of(orderId).map(({ requestId }) => requestId);

	expect((await run({})).requestId).toBe(ids()[0]);
	expect(await run({ ...ANOTHER, dryRun: true })).toMatchObject({ result: 'dryRun', requestId: null });
	expect(await run({})).toMatchObject({ result: 'alreadyDone', requestId: null });

	shop.sandbox.faults.set([{ ...POST, kind: 'dropAfter' }]);
	expect(await run(ANOTHER)).toMatchObject({ result: 'done', requestId: ids()[1] });
	expect(ids()).toHaveLength(2);
});
