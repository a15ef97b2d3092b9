import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { SandboxOptions } from '../../../../../sandbox/server.mts';
import { gtin13 } from '../../../../../sandbox/seeds/catalogue.mts';
import { openShop, type Shop } from '../../../../engine/shop.mts';

/** The sandbox's category "Lampe de bureau", which needs a brand, and "Coussin", whose products come in variants. */
export const LAMPS = '0A0A0A';
export const CUSHIONS = '0A0C0A';

/** The attribute that every category of the sandbox needs. */
export const MATERIAL = '23346';

export const gtinOf = (number: number) => gtin13(`3701234${String(number).padStart(5, '0')}`);

export const product = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'product',
	operation,
	...parameters,
});

/** A shop whose marketplace works on products at once, unless told otherwise. */
export const openAtOnce = async (options: SandboxOptions = {}) =>
	await openShop({ ...options, delays: { productIntegration: 0, ...options.delays } });

/** A right product as an input item. */
export const row = (number: number, changes: IDataObject = {}): IDataObject => ({
	gtin: gtinOf(number),
	sku: `SKU-${number}`,
	title: 'Lampe de bureau LED',
	description: 'Lampe orientable,\ntrois intensités.',
	category: LAMPS,
	pictures: 'https://example.com/1.jpg, https://example.com/2.jpg',
	material: 'Métal',
	brand: 'Halo',
	marketing: '<p>Lampe <b>orientable</b></p>',
	json: '',
	variant: '',
	...changes,
});

/** Creates products from the fields of the input items. */
export const create = (options: IDataObject = {}) =>
	product('create', {
		gtin: '={{ $json.gtin }}',
		sellerProductReference: '={{ $json.sku }}',
		title: '={{ $json.title }}',
		description: '={{ $json.description }}',
		categoryReference: '={{ $json.category }}',
		pictures: '={{ $json.pictures }}',
		attributes: { attribute: [{ propertyReference: MATERIAL, values: '={{ $json.material }}' }] },
		additionalFields: {
			attributesJson: '={{ $json.json }}',
			brand: '={{ $json.brand }}',
			richMarketingDescription: '={{ $json.marketing }}',
			variantGroupReference: '={{ $json.variant }}',
		},
		options,
	} as INodeParameters);

/** The GTINs whose sheets a seller made or enriched, by the marketplace's own books. */
export const sheetsOf = ({ sandbox }: Shop, seller: string): string[] =>
	[...sandbox.marketplace.products.sheets.of(seller)].map(({ gtin }) => gtin);
