import {
	MAX_DESCRIPTION_LENGTH,
	MAX_PICTURES,
	MAX_PRODUCTS,
	MAX_TITLE_LENGTH,
	type REPORT_STATUSES,
} from '../../../nodes/Cdiscount/marketplace/product/schema.ts';
import { isObject, objectOf, property } from '../body.mts';
import { invalid } from '../refusal.mts';
import { findCategory, isFilable } from './categories.mts';
import { propertiesOf } from './properties.mts';
import { isGtin } from './sheet.mts';

/** A product as a seller submits it. */
export interface Submission {
	gtin: string;
	reference: string;
	title: string;
	description: string;
	brand: string | null;
	categoryCode: string;
	pictures: string[];
	variantGroup: string | null;
	attributes: Record<string, string[]>;
}

export interface ReportMessage {
	code: string;
	field: string;
	message: string;
	type: 'Error';
}

export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** The body of `POST /products-integration`: `{products: [1..10000]}`. */
export function parseSubmissions(body: unknown): Submission[] {
	const products = property(objectOf(body), 'products');
	if (!Array.isArray(products) || products.length === 0 || products.length > MAX_PRODUCTS) {
		throw invalid('products', `The products field must hold 1 to ${MAX_PRODUCTS} products.`);
	}
	return products.map((product: unknown, index) => {
		if (!isObject(product)) throw invalid(`products[${index}]`, 'A product must be an object.');
		const text = (...names: string[]) => {
			const value = names.map((name) => property(product, name)).find((given) => given !== undefined && given !== null);
			return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
		};
		return {
			gtin: text('gtin'),
			reference: text('sellerProductReference'),
			title: text('title'),
			description: text('description'),
			brand: text('brand') || null,
			categoryCode: text('categoryCode'),
			pictures: picturesOf(property(product, 'sellerPictureUrls')),
			// The older name is taken too.
			variantGroup: text('variantGroupReference', 'gtinReference') || null,
			attributes: attributesOf(property(product, 'attributes')),
		};
	});
}

function picturesOf(value: unknown): string[] {
	return (Array.isArray(value) ? value : []).map((item: unknown) =>
		String(isObject(item) ? property(item, 'url') : item),
	);
}

function attributesOf(value: unknown): Record<string, string[]> {
	const items = (Array.isArray(value) ? value : []).filter(isObject);
	return Object.fromEntries(
		items.map((item) => [
			String(property(item, 'propertyReference')),
			[property(item, 'values') ?? []].flat().map(String),
		]),
	);
}

/** What is wrong with a product. MissingField, ER400-6067 and ER400-7480 have been seen; InvalidField is made up. */
export function validateSubmission(product: Submission): ReportMessage[] {
	const messages: ReportMessage[] = [];
	const say = (code: string, field: string, message: string) => messages.push({ code, field, message, type: 'Error' });
	const missing = (field: string) => say('MissingField', field, 'The field is required');
	if (!product.gtin) missing('Gtin');
	else if (!isGtin(product.gtin)) say('InvalidField', 'Gtin', 'The GTIN is not valid');
	if (!product.reference) missing('SellerProductReference');
	else if (!/^[!-{}~]{1,50}$/.test(product.reference))
		say('InvalidField', 'SellerProductReference', 'The reference is not valid');
	if (!product.title) missing('Title');
	else if (product.title.length > MAX_TITLE_LENGTH)
		say('InvalidField', 'Title', `At most ${MAX_TITLE_LENGTH} characters`);
	if (!product.description) missing('Description');
	else if (product.description.length > MAX_DESCRIPTION_LENGTH) {
		say('InvalidField', 'Description', `At most ${MAX_DESCRIPTION_LENGTH} characters`);
	}
	if (product.pictures.length === 0) missing('SellerPicture_1');
	if (product.pictures.length > MAX_PICTURES) say('InvalidField', 'SellerPicture', `At most ${MAX_PICTURES} pictures`);
	product.pictures.forEach((url, index) => {
		if (!/^https:\/\/\S+$/.test(url))
			say('InvalidField', `SellerPicture_${index + 1}`, 'The picture must have an https URL');
	});
	const category = findCategory(product.categoryCode);
	if (!isFilable(category)) {
		say('InvalidField', 'CategoryCode', 'The category does not exist, is not active, or is not of level 3');
		return messages;
	}
	if (category.isBrandMandatory && !product.brand) missing('Brand');
	if (category.isVariant && !product.variantGroup) {
		say('ER400-7480', 'VariantGroupReference', 'The VariantGroupReference is mandatory');
	}
	for (const { propertyReference, necessity } of propertiesOf(category)) {
		if (necessity !== 'Mandatory' || product.attributes[propertyReference]?.length) continue;
		say('ER400-6067', propertyReference, 'The attribute is required');
	}
	return messages;
}
