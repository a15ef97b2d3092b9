import { z } from 'zod';
import { checked, fault, optionalText, text } from '../../core/checks';
import { categoryOfProducts } from './fields';
import { gtin } from './gtin';
import { MAX_DESCRIPTION_LENGTH, MAX_PICTURES, MAX_TITLE_LENGTH } from '../../marketplace/product/schema';

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

interface Attribute {
	propertyReference: string;
	values: string[];
}

const HTML = /<\/?[a-z][^>]*>/i;
const HTML_ADVICE = 'Enter plain text; only the Marketing Description takes HTML.';
const MAX_MARKETING_LENGTH = 5000;
const MAX_URL_LENGTH = 2000;

/** Text of several lines. */
function prose(label: string, max: number, { html }: { html: boolean }) {
	return checked((value) => {
		if (value !== undefined && value !== null && typeof value !== 'string' && typeof value !== 'number')
			return fault(`${label} must be text.`);
		const found = String(value ?? '').trim();
		if (found.length > max) return fault(`${label} has ${found.length} characters, but at most ${max} are allowed.`);
		if (!html && HTML.test(found)) return fault(`${label} contains HTML. ${HTML_ADVICE}`);
		return found;
	});
}

/** Addresses of pictures, as a list or separated by commas, spaces or new lines. */
const pictures = checked((value) => {
	const given = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+(?=[a-z]+:)|\s+/i) : [];
	const urls = given
		.map((url) => (typeof url === 'string' ? url.trim().replace(/,$/, '') : ''))
		.filter((url) => url !== '');
	if (urls.length === 0)
		return fault('Pictures is empty. Enter the addresses of 1 to 6 pictures, each starting with https://.');
	if (urls.length > MAX_PICTURES)
		return fault(`Pictures has ${urls.length} addresses, but at most ${MAX_PICTURES} are allowed.`);
	const wrong = urls.find((url) => !/^https:\/\/[^/]/i.test(url) || !URL.canParse(url) || url.length > MAX_URL_LENGTH);
	if (wrong !== undefined)
		return fault(`Pictures has "${wrong.slice(0, 60)}", which is not an address that starts with https://.`);
	return urls.map((url, index) => ({ index: index + 1, url }));
});

/** Values of an attribute, as a list or separated by `|`: commas are part of numbers and of texts. */
const values = checked((value) => {
	return filled(Array.isArray(value) ? value : String(value ?? '').split('|'));
});

const propertyReference = text('Attribute', {
	max: 40,
	advice: 'Enter the number that "Get Category Properties" gives.',
});

const attributes = z
	.object({ attribute: z.array(z.object({ propertyReference, values })).default([]) })
	.default({})
	.transform(({ attribute }) => attribute);

/** Attributes that differ from row to row: an object, or JSON, of values by property reference. */
const attributesJson = checked((value): Attribute[] | ReturnType<typeof fault> => {
	if (value === undefined || value === null || value === '') return [];
	const given = typeof value === 'string' ? parsed(value) : value;
	if (typeof given !== 'object' || given === null || Array.isArray(given))
		return fault('Attributes (JSON) must be an object, for example {"23346": "Wood", "24120": ["12"]}.');
	const entries = Object.entries(given).map(([reference, found]) => [reference, [found].flat()] as const);
	const wrong = entries.find(([, found]) => found.some((one) => typeof one === 'object' && one !== null));
	if (wrong !== undefined) return fault(`Attributes (JSON) has a value for "${wrong[0]}" that is no text.`);
	return entries.map(([reference, found]) => ({ propertyReference: reference, values: filled(found) }));
});

const filled = (given: unknown[]) => given.map((one) => String(one ?? '').trim()).filter((one) => one !== '');

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}

const reference = text('Seller Product Reference', {
	max: 50,
	without: [[/[^!-{}~]/, 'a space, the sign | or a letter with an accent']],
	advice: 'Enter your own reference (SKU) with plain letters, digits and signs.',
});

const title = prose('Title', MAX_TITLE_LENGTH, { html: false });
const description = prose('Description', MAX_DESCRIPTION_LENGTH, { html: false });

/** The checks of the fields of a sheet, by the names of the fields. */
export const sheetShape = {
	gtin,
	sellerProductReference: reference,
	title: required(title, 'Title is empty. Enter what the product is, as customers look for it.'),
	description: required(description, 'Description is empty. Tell in plain text what the product is.'),
	categoryReference: categoryOfProducts,
	pictures,
	attributes,
	additionalFields: z
		.object({
			attributesJson,
			brand: optionalText('Brand', { max: 50 }),
			richMarketingDescription: prose('Marketing Description', MAX_MARKETING_LENGTH, { html: true }),
			variantGroupReference: optionalText('Variant Group Reference', { max: 50 }),
		})
		.default({}),
};

function required(shape: ReturnType<typeof prose>, sentence: string) {
	return shape.transform((value, context) => {
		if (value === '') context.addIssue({ code: 'custom', message: sentence });
		return value;
	});
}

/** The sheet of what was filled in. What was left empty is left out; an attribute given twice counts once, the JSON first. */
export function sheetOf(given: z.output<z.ZodObject<typeof sheetShape>>): Sheet {
	const { attributesJson: json, richMarketingDescription, ...optional } = given.additionalFields;
	const byReference = new Map([...given.attributes, ...json].map((one) => [one.propertyReference, one]));
	const wanted = [...byReference.values()].filter((one) => one.values.length > 0);
	return {
		gtin: given.gtin,
		sellerProductReference: given.sellerProductReference,
		title: given.title,
		description: given.description,
		...(richMarketingDescription && { richMarketingDescription }),
		categoryCode: given.categoryReference,
		sellerPictureUrls: given.pictures,
		...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
		...(wanted.length > 0 && { attributes: wanted }),
	};
}
