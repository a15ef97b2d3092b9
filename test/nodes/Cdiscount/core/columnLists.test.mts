import type { ResourceMapperFields } from 'n8n-workflow';
import { Cdiscount } from '../../../../nodes/Cdiscount/Cdiscount.node.ts';
import { closeShops, openShop } from '../../../engine/shop.mts';
import { LAMPS, product } from '../resources/product/products.mts';
import { offer } from '../resources/offer/offers.mts';
import { order } from '../../../engine/orders.mts';

afterEach(closeShops);

const node = new Cdiscount();
type Methods = Record<string, (this: unknown) => Promise<ResourceMapperFields>>;
const methods = node.methods.resourceMapping as unknown as Methods;

/** What the editor shows of each column. */
const shown = ({ fields }: ResourceMapperFields) =>
	fields.map(({ displayName, required, removed, options }) =>
		[displayName, required && 'needed', removed && 'added', options && `${options.length} choices`]
			.filter(Boolean)
			.join(', '),
	);

test('the columns of offers and of parcels are listed without a call', async () => {
	const shop = await openShop();

	const offers = await methods.getOfferColumns.call(shop.engine.editor(offer('update')));
	const parcels = await methods.getShipColumns.call(shop.engine.editor(order('ship')));

	expect(shown(offers)).toEqual([
		'SKU, needed',
		'Price (Tax Included)',
		'Quantity',
		...['Origin Price (Struck Through)', 'Minimum Price', 'Preparation Time (Days)', 'Safety Stock'].map(
			(name) => `${name}, added`,
		),
		...['Maximum Quantity', 'VAT (Percent)', 'Ecotax', 'DEA Tax'].map((name) => `${name}, added`),
	]);
	expect(shown(parcels)).toEqual([
		'Order (ID or Reference), needed',
		'Carrier, needed',
		'Parcel Number, needed',
		'Tracking URL',
	]);
	expect(shop.asked()).toEqual([]);
});

test('the columns of products are those of all, and the attributes of the category once it is chosen', async () => {
	const shop = await openShop();
	const list = async (category: string) =>
		shown(
			await methods.getProductColumns.call(
				shop.engine.editor(
					product('create', { categoryReference: { __rl: true, mode: 'id', value: category } as never }),
				),
			),
		);

	const own = await list('');
	expect(own).toEqual([
		'GTIN (EAN), needed',
		'SKU (Your Reference), needed',
		'Title, needed',
		'Description, needed',
		'Pictures, needed',
		'Brand',
		'Marketing Description, added',
		'Variant Group Reference, added',
	]);
	expect(await list('={{ $json.category }}')).toEqual(own);
	expect(await list(LAMPS)).toEqual([
		...own,
		'Matière, needed, 7 choices',
		'Couleur principale, 7 choices',
		'Hauteur (cm), added',
		'Pays de fabrication, added',
		'Usages conseillés, added',
	]);
	await expect(list('ZZZZZZ')).rejects.toThrow('There is no category "ZZZZZZ".');
});

test('each form that has columns hides what they feed, and shows the rest', () => {
	const { properties } = node.description;
	const hidden = properties.filter(({ displayOptions }) => displayOptions?.hide?.inputMode?.includes('columns'));
	const byOperation = new Map<string, string[]>();
	for (const { name, displayOptions } of hidden) {
		const place = `${displayOptions?.show?.resource?.[0]}: ${displayOptions?.show?.operation?.[0]}`;
		byOperation.set(place, [...(byOperation.get(place) ?? []), name]);
	}
	expect(Object.fromEntries(byOperation)).toEqual({
		'offer: update': ['sku', 'price', 'quantity'],
		'order: ship': ['orderId', 'carrierName', 'parcelNumber', 'trackingUrl'],
		'product: create': ['gtin', 'sellerProductReference', 'title', 'description', 'pictures', 'attributes'],
	});
	const mappers = properties.filter(({ type }) => type === 'resourceMapper');
	for (const { typeOptions } of mappers)
		expect(methods).toHaveProperty(String(typeOptions?.resourceMapper?.resourceMapperMethod));
	expect(mappers).toHaveLength(3);
});
