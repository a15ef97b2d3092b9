import lodash from 'lodash';

/** What the `fields` parameter leaves of a document: nodes and leaves (`a` or `a.b`), and what is always there. */
export function pickFields<T extends object>(
	document: T,
	fields: readonly string[] | undefined,
	always: readonly string[],
) {
	if (!fields) return document as Partial<T>;
	return lodash.pick(document, [...always, ...fields]) as Partial<T>;
}
