import { secondsSlept } from '../../../../engine/slept.mts';
import type { FaultRule } from '../../../../../sandbox/http/faults.mts';
import { invalid } from '../../../../../sandbox/marketplace/refusal.mts';
import { closeShops, SELLER, type Shop } from '../../../../engine/shop.mts';
import { create, gtinOf, openAtOnce, row, sheetsOf } from './products.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const spoil = (shop: Shop, rule: FaultRule) =>
	shop.sandbox.faults.add({ method: 'POST', path: '/products-integration', ...rule });

test.each<FaultRule>([
	{ kind: 'dropAfter' },
	{ kind: '500', afterEffect: true },
	{ kind: '503', afterEffect: true },
	{ kind: 'truncatedJson' },
	{ kind: 'notJson', afterEffect: true },
	{ kind: 'emptyBody' },
])('whose answer is lost ($kind) is found by its reports, and sent once', async (rule) => {
	const shop = await openAtOnce();
	await shop.engine.run(create(), { items: [row(1)] });
	spoil(shop, rule);

	const { output, error } = await shop.engine.run(create(), { items: [row(1), row(2)] });

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.result)).toEqual(['alreadyDone', 'integrated']);
	expect(shop.writes()).toHaveLength(2);
});

test.each<FaultRule>([{ kind: 'drop' }, { kind: '500' }, { kind: '502' }, { kind: 'notJson' }])(
	'that got lost on the way ($kind) is not sent again: the outcome is unknown for every item',
	async (rule) => {
		const shop = await openAtOnce();
		await shop.engine.run(create(), { items: [row(1)] });
		spoil(shop, rule);

		const items = [row(1), row(2)];
		const { output, errors } = await shop.engine.run(create({ waitSeconds: 1 }), {
			items,
			onError: 'continueErrorOutput',
		});

		expect(output).toEqual([]);
		expect(errors).toMatchObject([{ pairedItem: { item: 0 } }, { pairedItem: { item: 1 } }]);
		expect(errors[0].json.error).toMatch(
			/^It is not known whether the marketplace took the product: .*Running this again is safe/,
		);
		expect(shop.writes()).toHaveLength(2);
		expect(sheetsOf(shop, SELLER)).not.toContain(gtinOf(2));
		expect(secondsSlept()).toBe(30);
	},
);

test('a throttled package is sent again after the wait the API asks for', async () => {
	const shop = await openAtOnce();
	spoil(shop, { kind: '429', retryAfter: 20 });

	const { output } = await shop.engine.run(create(), { items: [row(1)] });

	expect(output).toMatchObject([{ json: { result: 'integrated' } }]);
	expect(
		shop
			.writes()
			.map(({ status }) => status)
			.sort(),
	).toEqual([202, 429]);
	expect(secondsSlept()).toBe(21);
});

test('a throttle that lasts is told', async () => {
	const shop = await openAtOnce();
	spoil(shop, { kind: 'quota', retryAfter: 3600 });

	const { error } = await shop.engine.run(create(), { items: [row(1)] });

	expect(error?.message).toContain('01:00:00');
	expect(shop.writes()).toHaveLength(1);
});

test('a package that the marketplace refuses as a whole gives its words to every item', async () => {
	const shop = await openAtOnce();
	jest.spyOn(shop.sandbox.marketplace.products.integration, 'submit').mockImplementation(() => {
		throw invalid('products', 'The products field is not valid.');
	});

	const items = [row(1), row(2)];
	const { errors } = await shop.engine.run(create(), { items, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject(
		[0, 1].map((item) => ({
			json: { error: 'Cdiscount refused this: The products field is not valid.' },
			pairedItem: { item },
		})),
	);
});

test('reports that cannot be read do not hide that the package was taken', async () => {
	const shop = await openAtOnce();
	const { products } = shop.sandbox.marketplace;
	const list = jest.spyOn(products.integration, 'list');
	list.mockReturnValueOnce([]).mockImplementation(() => {
		throw invalid('packageId', 'no');
	});

	const { output, error } = await shop.engine.run(create({ waitSeconds: 5 }), { items: [row(1)] });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { result: 'processing', packageId: expect.any(String) } }]);
});
