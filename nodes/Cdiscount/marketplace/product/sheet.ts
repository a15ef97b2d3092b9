import omitBy from 'lodash/omitBy';

/** A product as `POST /products-integration` takes it (six clients; the limits are those of the product pages). */
export interface Sheet {
	gtin: string;
	sellerProductReference: string;
	title: string;
	description: string;
	richMarketingDescription?: string;
	brand?: string;
	categoryCode: string;
	sellerPictureUrls: Array<{ index: number; url: string }>;
	variantGroupReference?: string;
	attributes?: Attribute[];
}

/** An attribute of a category, with the values of a product. */
export interface Attribute {
	propertyReference: string;
	values: string[];
}

/** What is known of a product. */
export interface ProductData {
	gtin: string;
	sellerProductReference: string;
	title: string;
	description: string;
	categoryReference: string;
	/** Addresses, the main picture first. */
	pictures: string[];
	/** The last one counts where several are of the same property; those without values are left out. */
	attributes: Attribute[];
	/** May be left out, or empty. */
	optional: Pick<Sheet, 'brand' | 'richMarketingDescription' | 'variantGroupReference'>;
}

/** The sheet of a product, without what is empty. */
export function sheetOf({ categoryReference, pictures, attributes, optional, ...same }: ProductData): Sheet {
	const byReference = new Map(attributes.map((attribute) => [attribute.propertyReference, attribute]));
	const filled = [...byReference.values()].filter(({ values }) => values.length > 0);
	return {
		...same,
		categoryCode: categoryReference,
		sellerPictureUrls: pictures.map((url, index) => ({ index: index + 1, url })),
		...omitBy(optional, (value) => !value),
		...(filled.length > 0 && { attributes: filled }),
	};
}
