import { notFound } from '../../../../../sandbox/marketplace/refusal.mts';
import { ready } from '../../../../engine/orders.mts';
import { closeShops, SELLER } from '../../../../engine/shop.mts';
import { invoice, quickShop, shipped, upload } from './invoices.mts';

afterEach(closeShops);

const get = (orderId = '={{ $json.orderId }}') => invoice('getDocuments', { orderId });

test('gives the invoice of an order', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop);
	await shop.engine.run(upload(), { items, files });
	const before = shop.asked().length;

	const { output, error } = await shop.engine.run(get(), { items });

	expect(error).toBeUndefined();
	const { orderId } = items[0];
	expect(output).toMatchObject([
		{ json: { orderId, fileName: `${orderId}.pdf`, format: 'pdf' }, pairedItem: { item: 0 } },
	]);
	expect(shop.asked().slice(before)).toEqual([`GET /orders/${orderId}/invoice-documents`]);
});

test('an order without invoice gives nothing, and no error', async () => {
	const shop = await quickShop();

	const { output, error } = await shop.engine.run(get(ready(shop).orderId));

	expect([output, error]).toEqual([[], undefined]);
});

test('where the marketplace answers 404 to an order without invoice, that is none as well', async () => {
	const shop = await quickShop();
	const { orderId } = ready(shop, { status: 'Shipped' });
	jest.spyOn(shop.sandbox.marketplace.invoices, 'documents').mockImplementation(() => {
		throw notFound('Invoice');
	});

	const { output, error } = await shop.engine.run(get(orderId));

	expect([output, error]).toEqual([[], undefined]);
});

test('unknown orders and those of another seller fail alone', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop);
	await shop.engine.run(upload(), { items, files });
	const wanted = ['NONE', items[0].orderId, ready(shop, { sellerId: '98980' }).orderId].map((orderId) => ({ orderId }));

	const { output, errors } = await shop.engine.run(get(), { items: wanted, onError: 'continueErrorOutput' });

	expect(output).toMatchObject([{ pairedItem: { item: 1 } }]);
	expect(errors).toMatchObject(
		[0, 2].map((item) => ({
			json: { error: expect.stringContaining(`There is no order "${wanted[item].orderId}" for the seller ${SELLER}.`) },
			pairedItem: { item },
		})),
	);
});
