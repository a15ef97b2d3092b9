import type { Sandbox } from '../../sandbox/server.mts';
import { Client, frozenSandbox, LUMIERE, parcel } from './client.mts';

let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

async function ship(changes: Record<string, unknown>, strictParcels?: boolean) {
	sandbox = await frozenSandbox({ strictParcels });
	const { orderId } = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'InPreparation', lineCount: 2 });
	const answer = await new Client(sandbox).post(`/orders/${orderId}/shipments`, [parcel(changes)]);
	return { answer, order: sandbox.marketplace.order(orderId) };
}

const BEYOND: Array<[string, string, unknown]> = [
	['a number with a space', 'parcelNumber', 'XY 1'],
	['a number with &', 'parcelNumber', 'XY&1'],
	['a number with *', 'parcelNumber', 'XY*1'],
	['a number with $', 'parcelNumber', 'XY$1'],
	['a number of 51 characters', 'parcelNumber', 'X'.repeat(51)],
	['no URL', 'trackingUrl', ''],
	['a URL without scheme', 'trackingUrl', 'track.example/1'],
	['a URL of another scheme', 'trackingUrl', 'ftp://track.example/1'],
	['a URL of 256 characters', 'trackingUrl', `https://t.example/${'x'.repeat(238)}`],
	['an empty list of lines', 'orderLineIds', []],
];

test.each(BEYOND)('%s ships the whole order', async (_name, field, value) => {
	const { answer, order } = await ship({ [field]: value });
	expect(answer.status).toBe(201);
	expect([order.status, ...order.lines.map(({ status }) => status)]).toEqual(['Shipped', 'Shipped', 'Shipped']);
	if (field !== 'orderLineIds') expect(order.lines[0]!.parcels[0]).toMatchObject({ [field]: value || null });
});

test.each(BEYOND)('%s is refused where parcels are strict', async (_name, field, value) => {
	const { answer, order } = await ship({ [field]: value }, true);
	expect(answer.status).toBe(400);
	expect(answer.body.errors).toHaveProperty(field);
	expect(order.status).toBe('InPreparation');
});

test('the limits themselves are allowed where parcels are strict', async () => {
	const trackingUrl = `https://t.example/${'x'.repeat(237)}`;
	expect((await ship({ parcelNumber: 'X'.repeat(50), trackingUrl }, true)).answer.status).toBe(201);
});
