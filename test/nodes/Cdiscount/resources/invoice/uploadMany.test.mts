import { secondsSlept } from '../../../../engine/slept.mts';
import { file } from '../../../../engine/files.mts';
import { ready } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';
import { PDF, quickShop, shipped, stored, taken, upload, uploadMany, XML } from './invoices.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

test('uploads the invoices of many orders in one import, with one result per item', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop, 12);
	files[3] = { data: file('é è.xml', XML) };

	const { output, error } = await shop.engine.run(uploadMany(), { items, files });

	expect(error).toBeUndefined();
	const importId = output[0].json.importId;
	expect(output).toEqual(
		items.map(({ orderId }, item) => ({
			json: {
				orderId,
				sellerId: SELLER,
				fileName: `${orderId}.${item === 3 ? 'xml' : 'pdf'}`,
				bytes: Buffer.byteLength(item === 3 ? XML : PDF),
				result: 'done',
				importId,
				status: 'Success',
			},
			pairedItem: { item },
		})),
	);
	expect(items.map(({ orderId }) => stored(shop, orderId))).toEqual(items.map((_, item) => (item === 3 ? XML : PDF)));
	expect(shop.writes()).toMatchObject([{ path: expect.stringMatching(/\/order-invoice-imports$/), status: 201 }]);
	const expected = items.map(({ orderId }, item) => ({
		field: 'files',
		fileName: `${orderId}.${item === 3 ? 'xml' : 'pdf'}`,
	}));
	expect(shop.writes()[0].body).toMatchObject(expected);
	// the list of imports twice, the documents of each order, the upload, its outcome
	expect(shop.asked()).toHaveLength(2 + 12 + 1 + 1);
});

test('fifty orders go into one import, and not more', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop, 120);

	const { output, error } = await shop.engine.run(uploadMany({ replace: true }), { items, files });

	expect(error).toBeUndefined();
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	expect(shop.writes().map(({ body }) => (body as unknown[]).length)).toEqual([50, 50, 20]);
	expect(shop.asked()).toHaveLength(1 + 3 * 3);
	expect(taken(shop)).toBe(120);
});

test('an import holds no more than 20 MB', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop, 3, Buffer.concat([Buffer.from('%PDF'), Buffer.alloc(9 * 1024 * 1024)]));

	const { output } = await shop.engine.run(uploadMany(), { items, files });

	expect(output).toHaveLength(3);
	expect(shop.writes().map(({ body }) => (body as unknown[]).length)).toEqual([2, 1]);
});

test('files fail one by one, with the marketplace’s reason', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop, 4);
	items[1].orderId = 'UNKNOWN';
	items[3].orderId = ready(shop, { status: 'InPreparation' }).orderId;

	const { output, errors } = await shop.engine.run(uploadMany(), { items, files, onError: 'continueErrorOutput' });

	expect(output).toMatchObject([
		{ json: { result: 'done' }, pairedItem: { item: 0 } },
		{ json: { result: 'done' }, pairedItem: { item: 2 } },
	]);
	expect(errors).toMatchObject([
		{ json: { error: expect.stringContaining('There is no order "UNKNOWN"') }, pairedItem: { item: 1 } },
		{
			json: {
				error: expect.stringContaining(
					`Cdiscount did not take the invoice of order ${items[3].orderId}: The order is InPreparation, not fulfilled.`,
				),
			},
			pairedItem: { item: 3 },
		},
	]);
	expect(shop.writes()).toHaveLength(1);
	expect(taken(shop)).toBe(2);
});

test('done twice, nothing is sent again, and every item says so', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop, 3);
	await shop.engine.run(upload(), { items: items.slice(0, 1), files });
	const first = await shop.engine.run(uploadMany(), { items, files });
	const before = shop.writes().length;

	const second = await shop.engine.run(uploadMany(), { items, files });
	const failing = await shop.engine.run(uploadMany({ ifAlreadyDone: 'fail' }), { items, files });

	expect(first.output.map(({ json }) => json.result)).toEqual(['alreadyDone', 'done', 'done']);
	expect(second.output.map(({ json }) => json.result)).toEqual(Array(3).fill('alreadyDone'));
	expect(failing.error?.message).toBe(`The upload of the invoice of order ${items[0].orderId} was made before.`);
	expect(shop.writes()).toHaveLength(before);
	expect(taken(shop)).toBe(3);
});

test('done twice while the first is still being checked, nothing is sent again', async () => {
	const shop = await openShop({ delays: { invoiceImport: 3600 } });
	const { items, files } = shipped(shop, 2);
	const first = await shop.engine.run(uploadMany({ maxWait: 5 }), { items, files });

	const { output } = await shop.engine.run(uploadMany({ maxWait: 5 }), { items, files });

	const { importId } = first.output[0].json;
	expect(first.output.map(({ json }) => json.result)).toEqual(['processing', 'processing']);
	expect(output).toMatchObject(Array(2).fill({ json: { result: 'processing', importId } }));
	expect(shop.writes()).toHaveLength(1);
});

test('an order twice in one batch is named with both rows, and nothing is sent', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop, 3);
	items[2].orderId = items[0].orderId;

	const { error } = await shop.engine.run(uploadMany(), { items, files });

	expect(error?.message).toBe(
		`2 of 3 items cannot be used. Item 0: Order ${items[0].orderId} is in the items 0 and 2, but an order has one invoice. Leave one of them out.`,
	);
	expect(shop.asked()).toEqual([]);
});

test('when the run is to go on, an order twice fails in both rows, and the others are uploaded', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop, 4);
	items[2].orderId = items[0].orderId.toLowerCase();

	const { output, errors } = await shop.engine.run(uploadMany(), { items, files, onError: 'continueErrorOutput' });

	expect(output.map(({ json, pairedItem }) => [json.result, pairedItem])).toEqual([
		['done', { item: 1 }],
		['done', { item: 3 }],
	]);
	expect(errors.map(({ json, pairedItem }) => [json.orderId, json.error, pairedItem])).toEqual(
		[0, 2].map((item) => [
			items[item].orderId,
			`Order ${items[0].orderId} is in the items 0 and 2, but an order has one invoice. Leave one of them out. Nothing was sent for these items.`,
			{ item },
		]),
	);
	expect(taken(shop)).toBe(2);
});

test('a dry run shows each request and sends nothing', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop, 2);

	const { output } = await shop.engine.run(uploadMany({ dryRun: true }), { items, files });

	expect(output).toMatchObject(
		items.map(({ orderId }) => ({
			json: {
				orderId,
				result: 'dryRun',
				request: { path: '/order-invoice-imports', files: [{ fileName: `${orderId}.pdf` }] },
			},
		})),
	);
	expect(shop.writes()).toEqual([]);
});

test('what the marketplace refuses as a whole fails for every item of it', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop, 2);
	shop.sandbox.faults.add({ kind: 'unauthorized', method: 'POST', path: '/order-invoice-imports', count: 2 });

	const { output, errors } = await shop.engine.run(uploadMany(), { items, files, onError: 'continueErrorOutput' });

	expect(output).toEqual([]);
	expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(taken(shop)).toBe(0);
});
