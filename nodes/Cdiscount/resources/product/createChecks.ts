import { checked, fault } from '../../core/checks';
import { kindOf, lengthFault, misreadFault, shortened, trimmed } from '../../core/textCheck';
import { MAX_PICTURES } from '../../marketplace/product/schema';
import type { Attribute } from '../../marketplace/product/sheet';

const HTML = /<\/?[a-z][^>]*>/i;
const HTML_ADVICE = 'Enter plain text; only the Marketing Description takes HTML.';
const MAX_URL_LENGTH = 2000;

interface ProseRules {
	/** Longest length in characters. */
	max: number;
	/** Whether HTML is allowed. */
	html?: boolean;
	/** What to enter; the text may be empty where this is left out. */
	advice?: string;
}

/** Text of several lines. */
export function prose({ max, html = false, advice }: ProseRules) {
	return checked((value, label) => {
		if (value !== undefined && value !== null && typeof value !== 'string' && typeof value !== 'number')
			return fault(`${label} must be text, but it is ${kindOf(value)}.`);
		const found = trimmed(String(value ?? ''));
		const unfit = lengthFault(label, found, max) ?? misreadFault(label, found);
		if (unfit !== undefined) return unfit;
		if (!html && HTML.test(found)) return fault(`${label} ${kindOf(found)} contains HTML. ${HTML_ADVICE}`);
		return found === '' && advice !== undefined ? fault(`${label} is empty. ${advice}`) : found;
	});
}

/** Addresses of pictures, as a list or separated by commas, spaces or new lines. */
export const pictures = checked((value, label) => {
	const given = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+(?=[a-z]+:)|\s+/i) : [];
	const urls = given
		.map((url) => (typeof url === 'string' ? trimmed(url).replace(/,$/, '') : ''))
		.filter((url) => url !== '');
	if (urls.length === 0)
		return fault(`${label} is empty. Enter the addresses of 1 to 6 pictures, each starting with https://.`);
	if (urls.length > MAX_PICTURES)
		return fault(`${label} has ${urls.length} addresses, but at most ${MAX_PICTURES} are allowed.`);
	const wrong = urls.find((url) => !/^https:\/\/[^/]/i.test(url) || !URL.canParse(url) || url.length > MAX_URL_LENGTH);
	if (wrong === undefined) return urls;
	return fault(`${label} has "${shortened(wrong)}", which is not an address that starts with https://.`);
});

/** Values of an attribute, as a list or separated by `|`: commas are part of numbers and of texts. */
export const attributeValues = checked((value, label) => {
	const found = filled(Array.isArray(value) ? value : String(value ?? '').split('|'));
	return misreadFault(label, found.join(' | ')) ?? found;
});

/** Attributes that differ from row to row: an object, or JSON, of values by property reference. */
export const attributesJson = checked((value, label) => {
	if (value === undefined || value === null || value === '') return [];
	const given = typeof value === 'string' ? parsed(value) : value;
	if (typeof given !== 'object' || given === null || Array.isArray(given))
		return fault(
			`${label} is ${kindOf(value)}, but it must be an object, for example {"23346": "Wood", "24120": ["12"]}.`,
		);
	const entries = Object.entries(given).map(([reference, found]) => [reference, [found].flat()] as const);
	const wrong = entries.find(([, found]) => found.some((one) => typeof one === 'object' && one !== null));
	if (wrong !== undefined) return fault(`${label} has a value for "${wrong[0]}" that is no text.`);
	const misread = misreadFault(label, JSON.stringify(given));
	if (misread !== undefined) return misread;
	return entries.map(([propertyReference, found]): Attribute => ({ propertyReference, values: filled(found) }));
});

const filled = (given: unknown[]) => given.map((one) => trimmed(String(one ?? ''))).filter((one) => one !== '');

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
