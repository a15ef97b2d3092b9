import { startTestDemo, FIRST_START, type TestDemo } from './demo.mts';
import { runSteps, type Step } from './steps.mts';

/** One workflow per resource, run by hand in the real n8n against a shop like the demo's. */

const SELLER = '98979';
const SKU = 'LAMPE-042';

let demo: TestDemo;
beforeAll(async () => (demo = await startTestDemo({ orders: true, templates: false })), FIRST_START);
afterAll(async () => await demo?.close(), 60_000);

const run = async (resource: string, ...steps: Step[]) => await runSteps(demo, resource, steps);

const orderIn = (status: string) =>
	demo.sandbox.marketplace.placeOrder({
		sellerId: SELLER,
		status: status as never,
		lines: [{ sku: SKU, quantity: 1, price: 30, shippingCost: 0 }],
	}).orderId;
const ledgerOf = (orderId: string) => demo.sandbox.marketplace.ledger.find({ orderId }).map(({ effect }) => effect);

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
		['Ship', 'order', 'ship', { orderId: ready, carrierName: 'Colissimo', parcelNumber: '6A12345678901' }],
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

test('Refund: order, lines, partial refund', async () => {
	const [whole, line, part] = ['Delivered', 'Delivered', 'Shipped'].map(orderIn);
	const [{ orderLineId }] = demo.sandbox.marketplace.order(line).lines;
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
	const { discussionId } = demo.sandbox.marketplace.messages.customerWrites({
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

test('Product: the sheet of an offer is found, categories and their properties are read', async () => {
	const given = await run(
		'product',
		['Mine', 'product', 'getAll', { limit: 1, returnAll: false }],
		['Known', 'product', 'findByGtin', { gtin: '={{ $("Mine").first().json.gtin }}' }],
		['Category', 'product', 'getCategories', { limit: 3, returnAll: false }],
	);

	expect(given.Known[0]).toMatchObject({ found: true, gtin: given.Mine[0].gtin });
	expect(given.Category).toHaveLength(3);
});

test('Finance: what was earned, and the invoice of Octopia as a PDF file', async () => {
	const given = await run(
		'finance',
		['Operations', 'finance', 'getAllOperations', { limit: 5, returnAll: false, simplify: false }],
		['Payments', 'finance', 'countPayments', {}],
		['Invoice', 'finance', 'downloadInvoice', { invoiceId: '={{ $("Operations").first().json.invoiceId }}' }],
	);

	expect(given.Operations[0]).toMatchObject({ eventType: 'Sale', currencyCode: 'EUR' });
	expect(Number(given.Payments[0].count)).toBeGreaterThan(0);
	expect(given.Invoice[0]).toMatchObject({ mimeType: 'application/pdf' });
});

test('Invoice: a file that another node gave is uploaded for an order, once', async () => {
	const orderId = orderIn('Shipped');
	const given = await run(
		'invoice',
		['Operations', 'finance', 'getAllOperations', { limit: 1, returnAll: false, simplify: false }],
		['File', 'finance', 'downloadInvoice', { invoiceId: '={{ $json.invoiceId }}' }],
		['Upload', 'invoice', 'upload', { orderId }],
		['Documents', 'invoice', 'getDocuments', { orderId }],
		['Imports', 'invoice', 'getAllImports', { returnAll: true }],
	);

	expect(given.Upload[0]).toMatchObject({ orderId, result: 'done' });
	expect(JSON.stringify(given.Documents)).toContain(orderId);
	expect(given.Imports).toHaveLength(1);
	const uploads = demo.sandbox.calls.find({ method: 'POST', path: '/**' }).filter(({ path }) => /invoice/.test(path));
	expect(uploads).toHaveLength(1);
});

test('Seller: the shop, how it is rated, and its carriers', async () => {
	const given = await run(
		'seller',
		['Profile', 'seller', 'getProfile', {}],
		['Indicators', 'seller', 'getIndicators', {}],
		['Carriers', 'seller', 'getCarriers', {}],
	);

	expect(JSON.stringify(given.Profile)).toContain('Maison Lumière');
	expect(given.Indicators.length).toBeGreaterThan(0);
	expect(given.Carriers.length).toBeGreaterThan(50);
});

test('Fulfilment: what the warehouses hold, and what came back', async () => {
	const given = await run(
		'fulfilment',
		['Stocks', 'fulfilment', 'getStocks', { limit: 5, returnAll: false }],
		['Counted', 'fulfilment', 'countReturns', {}],
	);

	expect(given.Stocks.length).toBeGreaterThan(0);
	expect(given.Counted).toEqual([{ count: 1 }]);
});
