/** The part of JSON Schema that n8n's editor shows before a node has run. */
export interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** What a list of values has in common, in the order in which fields first appear: a field that is empty in one may be filled in another. */
export function schemaOf(values: unknown[]): Schema {
	const known = values.filter((value) => value !== null && value !== undefined);
	if (known.length === 0) return { type: 'null' };
	const type = typeOf(known);
	if (type === 'array') {
		const items = (known as unknown[][]).flat();
		return items.length === 0 ? { type } : { type, items: schemaOf(items) };
	}
	if (type !== 'object') return { type };
	const names = new Set(known.flatMap((value) => Object.keys(value as object)));
	const of = (name: string) => schemaOf(known.map((value) => (value as Record<string, unknown>)[name]));
	return { type, properties: Object.fromEntries([...names].map((name) => [name, of(name)])) };
}

function typeOf(values: unknown[]): string {
	const types = new Set(values.map(typeOfOne));
	if (types.has('integer') && types.has('number')) types.delete('integer');
	if (types.size > 1) throw new Error(`Values of several types: ${[...types].join(', ')}`);
	return [...types][0];
}

function typeOfOne(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	return typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value;
}
