import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';

afterEach(closeShops);

const get = { resource: 'seller', operation: 'getDeliveryModes' };

test('lists the modes of the shop with the code that offers take', async () => {
	const shop = await openShop();
	const { output, error } = await shop.engine.run(get);

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{
			json: { code: 'TRK', name: 'Envoi Suivi', offerCode: 'THD', delayDays: 4, isExpress: false },
			pairedItem: { item: 0 },
		},
		{ json: { code: 'REG', offerCode: 'SHD' }, pairedItem: { item: 0 } },
	]);
});

test('a code that is new or unknown is kept; a bare list is read too', async () => {
	const shop = await openShop();
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/delivery-modes/)
		.reply(200, [{ code: 'THD' }, { code: 'ZZZ' }]);
	const { output } = await shop.engine.run(get);
	expect(output.map(({ json }) => json.offerCode)).toEqual(['THD', 'ZZZ']);
});

test('the API’s own names where it is not simplified', async () => {
	const shop = await openShop();
	const { output } = await shop.engine.run({ ...get, simplify: false });
	expect(output[0].json).toMatchObject({ code: 'TRK', delivery_delay: 4, offerCode: 'THD' });
});

test('the end of this list is told', async () => {
	const shop = await openShop();
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/delivery-modes/)
		.reply(404, { statusCode: 404, message: 'Resource not found' });
	const { error } = await shop.engine.run(get);
	expect(error?.message).toBe('There is no Octopia API at the API URL, or it does not offer this call.');
});
