import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { finance, INVOICE, openWithMoney, sell } from './money.mts';

afterEach(closeShops);

const get = (parameters = {}) =>
	finance('getInvoiceLines', { invoiceId: '={{ $json.invoiceId }}', returnAll: true, ...parameters });

test('lists the lines of an invoice, page after page', async () => {
	const shop = await openWithMoney();
	for (let index = 0; index < 110; index++) sell(shop, '2026-09-02T08:00:00Z');
	const { output, error } = await shop.engine.run(get(), { items: [{ invoiceId: INVOICE }] });

	expect(error).toBeUndefined();
	expect(output).toHaveLength(112);
	expect(output[0]).toMatchObject({ json: { invoiceId: INVOICE, orderReference: 'REF-A' }, pairedItem: { item: 0 } });
});

test('an API that does not page is read once', async () => {
	const shop = await openShop();
	const items = Array.from({ length: 100 }, (_, line) => ({ line }));
	const asked = nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/details/)
		.times(2)
		.reply(200, { items });
	const { output } = await shop.engine.run(get(), { items: [{ invoiceId: '1' }] });

	expect(asked.isDone()).toBe(true);
	expect(output).toHaveLength(100);
});

test('an invoice that there is not is named, and the others go through', async () => {
	const shop = await openWithMoney();
	const items = [{ invoiceId: '1400178408' }, { invoiceId: INVOICE }];
	const { output, errors } = await shop.engine.run(get(), { items, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([
		{
			json: {
				error: expect.stringMatching(/^There is no invoice "1400178408" for the seller 98979\. Check the number/),
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 1 }]);
});

test.each([
	['', 'Invoice is empty. Enter the number of an invoice of Octopia, for example 1400178408.'],
	['..', 'Invoice ".." contains nothing but dots. Enter the number of an invoice of Octopia, for example 1400178408.'],
])('asks nothing for the invoice "%s"', async (invoiceId, sentence) => {
	const shop = await openShop();
	const { error } = await shop.engine.run(get(), { items: [{ invoiceId }] });

	expect(error?.message).toBe(sentence);
	expect(shop.asked()).toEqual([]);
});
