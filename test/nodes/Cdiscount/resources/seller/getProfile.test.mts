import '../../../../engine/slept.mts';
import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';

afterEach(closeShops);

const get = (parameters = {}) => ({ resource: 'seller', operation: 'getProfile', ...parameters });

test('tells the shop in ten fields', async () => {
	const shop = await openShop();
	const { output, error } = await shop.engine.run(get());

	expect(error).toBeUndefined();
	expect(output).toEqual([
		{
			json: {
				sellerId: '98979',
				login: 'maison-lumiere',
				shopName: 'Maison Lumière',
				shopUrl: 'https://www.cdiscount.com/mpv-98979',
				state: 'Activated',
				subState: 'ActiveSeller',
				isOnHoliday: false,
				acceptsAutomatically: false,
				subscriptionStep: 'Finished',
				language: 'fr-FR',
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(shop.asked()).toEqual(['GET /sellers']);
});

test('gives it raw', async () => {
	const shop = await openShop();
	const { output } = await shop.engine.run(get({ simplify: false }));
	expect(output).toMatchObject([{ json: { seller_id: 98979, auto_accept_order: false } }]);
});

test('tells a shop on holiday, and what is not known as null', async () => {
	const shop = await openShop();
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/sellers/)
		.reply(200, { seller_sub_state: 'Holidays' });
	const { output } = await shop.engine.run(get());
	expect(output[0].json).toMatchObject({ sellerId: '98979', isOnHoliday: true, shopName: null, language: null });
});

test('a seller of another client is refused in words', async () => {
	const shop = await openShop({}, { sellerId: '55555' });
	const { error } = await shop.engine.run(get());
	expect(error?.message).toBe('Cdiscount does not let this client act for the seller 55555.');
});

test('a wrong value for Simplify asks nothing; each item fails by itself', async () => {
	const shop = await openShop();
	const { output, errors } = await shop.engine.run(get({ simplify: '={{ $json.simplify }}' }), {
		items: [{ simplify: 'perhaps' }, { simplify: true }],
		onError: 'continueErrorOutput',
	});
	expect(errors).toMatchObject([
		{ json: { error: 'Simplify must be true or false, but it is "perhaps".' }, pairedItem: { item: 0 } },
	]);
	expect(output).toMatchObject([{ pairedItem: { item: 1 } }]);
	expect(shop.asked()).toHaveLength(1);
});
