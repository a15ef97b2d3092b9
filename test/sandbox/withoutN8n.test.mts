import { readCount } from '../../nodes/Cdiscount/marketplace/count.ts';
import { approve } from '../../nodes/Cdiscount/marketplace/order/approval.ts';
import { listOrders, readOrder } from '../../nodes/Cdiscount/marketplace/order/calls.ts';
import { OLDEST_FIRST } from '../../nodes/Cdiscount/marketplace/order/listing.ts';
import { ship } from '../../nodes/Cdiscount/marketplace/order/shipment.ts';
import { changeOffers } from '../../nodes/Cdiscount/marketplace/offer/changeOffers.ts';
import { readOffer } from '../../nodes/Cdiscount/marketplace/offer/calls.ts';
import { givePartialRefund } from '../../nodes/Cdiscount/marketplace/refund/partialRefund.ts';
import type { Octopia } from '../../nodes/Cdiscount/api/client.ts';
import { collect } from '../../nodes/Cdiscount/api/listed.ts';
import { seedOffers } from '../../sandbox/seeds/seedOffers.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { startSandbox } from '../../sandbox/server.mts';
import { octopiaClient } from '../../scripts/client/octopiaClient.mts';
import { LUMIERE } from './client.mts';

/** The marketplace floor of the package with axios as its transport, and no n8n anywhere. */
let sandbox: Sandbox;
let octopia: Octopia;

beforeEach(async () => {
	sandbox = await startSandbox();
	const { apiUrl, tokenUrl } = sandbox;
	const client = { clientId: 'demo-client', clientSecret: 'demo-secret', sellerId: LUMIERE, salesChannelId: 'CDISFR' };
	octopia = octopiaClient({ ...client, apiUrl, tokenUrl });
});
afterEach(async () => await sandbox.close());

const ONCE = { ifAlreadyDone: 'skip', dryRun: false } as const;
const place = (status: 'WaitingAcceptance' | 'InPreparation' | 'Shipped') =>
	sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status });
const effects = (orderId: string) => sandbox.marketplace.ledger.find({ orderId }).map(({ effect }) => effect);

test('an order is confirmed once, however often it is asked for', async () => {
	const { orderId } = place('WaitingAcceptance');
	expect(await approve(octopia, orderId, 'Accepted', ONCE)).toMatchObject({ result: 'done', orderId });
	expect(await approve(octopia, orderId, 'Accepted', ONCE)).toMatchObject({ result: 'alreadyDone' });
	expect(effects(orderId).filter((effect) => effect === 'confirmed')).toHaveLength(1);
});

test('an order is shipped once, and another parcel is refused with a sentence', async () => {
	const { orderId } = place('InPreparation');
	const parcel = { carrierName: 'Colissimo', parcelNumber: '6A12345678901', orderLineIds: [] };
	expect(await ship(octopia, { orderId, first: parcel, others: [] }, ONCE)).toMatchObject({ result: 'done' });
	const other = { ...parcel, parcelNumber: '6A99999999999' };
	await expect(ship(octopia, { orderId, first: other, others: [] }, ONCE)).rejects.toThrow(
		`Order ${orderId} cannot be shipped: it was shipped before with parcel 6A12345678901 of Colissimo`,
	);
	expect(effects(orderId).filter((effect) => effect === 'shipped')).toHaveLength(1);
});

test('a partial refund above what is allowed is refused, and nothing is sent', async () => {
	const { orderId } = place('Shipped');
	const before = sandbox.marketplace.ledger.find({ orderId });
	const refund = { orderId, amount: 99_999, reason: 'delivery-delay', allowAnother: false };
	await expect(givePartialRefund(octopia, refund, ONCE)).rejects.toMatchObject({ code: 'invalid' });
	expect(sandbox.marketplace.ledger.find({ orderId })).toEqual(before);
});

test('a dead answer is read back: the order is told as confirmed, and was confirmed once', async () => {
	const { orderId } = place('WaitingAcceptance');
	sandbox.faults.add({ kind: 'dropAfter', method: 'POST', path: '**/approval-status' });
	expect(await approve(octopia, orderId, 'Accepted', ONCE)).toMatchObject({ result: 'done' });
	expect(effects(orderId).filter((effect) => effect === 'confirmed')).toHaveLength(1);
});

test('offers are changed in a package, and lists are read page by page', async () => {
	seedOffers(sandbox.marketplace);
	const change = { sku: 'LAMPE-042', line: { sellerExternalReference: 'LAMPE-042', quantity: 7 }, dryRun: false };
	const [result] = await changeOffers(octopia, 'Update', [change], { waitForResult: true, waitAtMost: 60 });
	expect(result).not.toBeInstanceOf(Error);
	expect((await readOffer(octopia, 'LAMPE-042')).quantity).toBe(7);
});

test('a token that is refused is replaced', async () => {
	const { orderId } = place('WaitingAcceptance');
	await readOrder(octopia, orderId);
	sandbox.faults.add({ kind: 'unauthorized' });
	expect(await readCount(octopia, '/orders/count', {})).toBe(1);
	const orders = await collect(listOrders(octopia, OLDEST_FIRST), (order) => (order as { orderId: string }).orderId);
	expect(orders).toHaveLength(1);
});
