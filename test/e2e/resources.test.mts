import type { IDataObject } from 'n8n-workflow';
import { enterStage, FIRST_START, type Stage } from './demo.mts';

/** One workflow per resource, run by hand in the real n8n against a shop like the demo's. */

const SELLER = '98979';
const SKU = 'LAMPE-042';

let stage: Stage;
beforeAll(async () => (stage = await enterStage({ orders: true, templates: false })), FIRST_START);
afterAll(async () => await stage?.leave(), 60_000);

type Step = [name: string, resource: string, operation: string, parameters?: IDataObject];

/** Runs the steps one after the other, each once. @returns what each gave */
async function run(resource: string, ...steps: Step[]) {
	const account = { id: stage.credential.id, name: stage.credential.name };
	const nodes = steps.map(([name, of, operation, parameters], index) => ({
		id: `n${index}`,
		name,
		type: 'n8n-nodes-cdiscount.cdiscount',
		typeVersion: 1,
		position: [220 * (index + 1), 0],
		parameters: { resource: of, operation, ...parameters },
		credentials: { cdiscountApi: account },
		executeOnce: true,
	}));
	const trigger = {
		id: 't',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const names = ['Start', ...steps.map(([name]) => name)];
	const connections = Object.fromEntries(
		names.slice(0, -1).map((name, index) => [name, { main: [[{ node: names[index + 1], type: 'main', index: 0 }]] }]),
	);
	const workflow = {
		name: `E2E ${resource}`,
		nodes: [trigger, ...nodes],
		connections,
		settings: { executionOrder: 'v1' },
	};
	const { id } = await stage.n8n.rest.createWorkflow(workflow as never);
	const execution = await stage.n8n.rest.run(id);
	const given = Object.fromEntries(steps.map(([name]) => [name, execution.nodes[name]?.items ?? []]));
	expect({ error: execution.error, status: execution.status }).toEqual({ error: undefined, status: 'success' });
	return given as Record<string, IDataObject[]>;
}

const orderIn = (status: string) =>
	stage.sandbox.marketplace.placeOrder({
		sellerId: SELLER,
		status: status as never,
		lines: [{ sku: SKU, quantity: 1, price: 30, shippingCost: 0 }],
	}).orderId;
const ledgerOf = (orderId: string) => stage.sandbox.marketplace.ledger.find({ orderId }).map(({ effect }) => effect);

test('Order: confirm, ship, cancel, refuse', async () => {
	const [waiting, ready, unwanted, refused] = [
		'WaitingAcceptance',
		'InPreparation',
		'InPreparation',
		'WaitingAcceptance',
	].map(orderIn);

	const given = await run(
		'order',
		['Confirm', 'order', 'confirm', { orderId: waiting }],
		['Ship', 'order', 'ship', { orderId: ready, carrierName: 'Colissimo', parcelNumber: '6A1' }],
		['Cancel', 'order', 'cancel', { orderId: unwanted, reason: 'seller-out-of-stock' }],
		['Refuse', 'order', 'refuse', { orderId: refused }],
		['Count', 'order', 'count', { filters: { status: ['Shipped'] } }],
	);

	expect(['Confirm', 'Ship', 'Cancel', 'Refuse'].map((name) => given[name][0].result)).toEqual([
		'done',
		'done',
		'done',
		'done',
	]);
	expect(Number(given.Count[0].count)).toBeGreaterThan(0);
	expect(ledgerOf(ready)).toContain('shipped');
	expect(ledgerOf(unwanted)).toContain('cancellationAsked');
});

test('Refund: order, lines, partial amount', async () => {
	const [whole, line, part] = ['Delivered', 'Delivered', 'Shipped'].map(orderIn);
	const [{ orderLineId }] = stage.sandbox.marketplace.order(line).lines;
	const reason = 'seller-product-returned';

	const given = await run(
		'refund',
		['Whole', 'refund', 'refundOrder', { orderId: whole, reason }],
		['Lines', 'refund', 'refundLines', { orderId: line, reason, orderLineIds: [orderLineId] }],
		['Part', 'refund', 'giveGesture', { orderId: part, reason: 'LateDelivery', amount: 2.5 }],
		['Left', 'refund', 'getAvailableAmount', { orderId: part }],
	);

	expect([given.Whole[0], given.Lines[0], given.Part[0]]).toMatchObject([
		{ result: 'done', amount: 30 },
		{ result: 'done', amount: 30 },
		{ result: 'done', amount: 2.5 },
	]);
	expect(given.Left[0].allowableAmount).toBe(27.5);
});

test('Offer: update, read, package results', async () => {
	const given = await run(
		'offer',
		['Update', 'offer', 'update', { sku: SKU, price: 31.5, quantity: 7 }],
		['Read', 'offer', 'get', { sku: SKU, simplify: false }],
		['Results', 'offer', 'getPackageResults', { packageId: '={{ $("Update").first().json.packageId }}' }],
	);

	expect(given.Update[0]).toMatchObject({ sku: SKU, accepted: true });
	expect(given.Read[0]).toMatchObject({ sellerExternalReference: SKU, quantity: 7 });
	expect(given.Results).toHaveLength(1);
});

test('Message: the customer writes, the seller answers, the discussion is closed', async () => {
	const { discussionId } = stage.sandbox.marketplace.messages.customerWrites({
		orderId: orderIn('Shipped'),
		body: 'Où est mon colis ?',
	}) as unknown as { discussionId: string };

	const given = await run(
		'message',
		['Open', 'message', 'getAllDiscussions', { returnAll: true, filters: {} }],
		[
			'Reply',
			'message',
			'reply',
			{ discussionId, receiver: 'customer', text: 'Bonjour, il arrive demain. Bien à vous, Maison Lumière' },
		],
		['Close', 'message', 'closeDiscussion', { discussionId }],
	);

	expect(given.Open.map((one) => one.discussionId)).toContain(discussionId);
	expect([given.Reply[0].result, given.Close[0].result]).toEqual(['done', 'done']);
});

test('Product, Finance, Seller, Fulfilment, Invoice: reading', async () => {
	const given = await run(
		'reading',
		['Category', 'product', 'getCategories', { limit: 3, returnAll: false }],
		['Operations', 'finance', 'getAllOperations', { limit: 5, returnAll: false }],
		['Profile', 'seller', 'getProfile', {}],
		['Carriers', 'seller', 'getCarriers', {}],
		['Stocks', 'fulfilment', 'getStocks', { limit: 5, returnAll: false }],
		['Counted', 'fulfilment', 'countReturns', {}],
	);

	expect(given.Category.length).toBeGreaterThan(0);
	expect(given.Operations.length).toBeGreaterThan(0);
	expect(JSON.stringify(given.Profile)).toContain('Maison Lumière');
	expect(given.Carriers.length).toBeGreaterThan(50);
	expect(given.Stocks.length).toBeGreaterThan(0);
});
