import { InputError } from './errors';

/**
 * A path below the API's base. Every value put into it is encoded, so no id, whatever it holds, leaves its place:
 * path`/orders/${orderId}/shipments`.
 * @throws CdiscountError (`invalid`) for `.`, `..` and the empty string, which URLs resolve instead of carrying
 */
export function path(fixed: TemplateStringsArray, ...values: string[]): string {
	return fixed.reduce((built, part, index) => built + encoded(values[index - 1]) + part);
}

function encoded(value: string): string {
	if (/^\.{0,2}$/.test(value)) throw new InputError(`"${value}" cannot be an id.`);
	return encodeURIComponent(value);
}
