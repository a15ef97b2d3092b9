import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** Reads a field of the node for one item, with expressions resolved; undefined for a field that is not shown. */
export type FieldReader = (field: Field, itemIndex: number) => unknown;

type Field = Pick<INodeProperties, 'name' | 'type' | 'modes'>;

/** A reference to one property of the item and nothing else, as the editor writes it when a column is dragged into a field. */
const ONE_PROPERTY = /^=\{\{\s*\$json(?:\.([A-Za-z_]\w*)|\[(?:'([^'\\]+)'|"([^"\\]+)")\])\s*\}\}$/;

/**
 * A reader for one run of the node. n8n evaluates every value anew for every item, which for thousands of rows takes longer than the
 * calls do (see bench/). So what holds no expression is read once, and a mere `{{ $json.sku }}` is taken from the item; everything
 * else is n8n's to evaluate.
 */
export function fieldReader(context: IExecuteFunctions): FieldReader {
	const { parameters } = context.getNode();
	const items = context.getInputData();
	const evaluated: FieldReader = ({ name, type }, itemIndex) => {
		const options = { extractValue: type === 'resourceLocator', skipValidation: true };
		// a field that is not shown has no value; without a fallback n8n would throw
		return context.getNodeParameter(name, itemIndex, null, options) ?? undefined;
	};
	const made = new Map<Field, FieldReader>();
	return (field, itemIndex) => {
		const known = made.get(field) ?? readerOf(field);
		made.set(field, known);
		return known(field, itemIndex);
	};

	function readerOf(field: Field): FieldReader {
		const raw = parameters[field.name];
		if (raw === undefined) return evaluated;
		if (!holdsExpression(raw)) return once(evaluated);
		const property = propertyIn(raw, field);
		if (property === undefined) return evaluated;
		return (_, itemIndex) => {
			const { json } = items[itemIndex];
			return Object.hasOwn(json, property) ? (json[property] ?? undefined) : evaluated(field, itemIndex);
		};
	}
}

function once(read: FieldReader): FieldReader {
	let found: { value: unknown } | undefined;
	return (field) => (found ??= { value: read(field, 0) }).value;
}

function holdsExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	return typeof raw === 'object' && raw !== null && Object.values(raw).some(holdsExpression);
}

/** The property that a field takes from the item as it is; undefined where there is more to it. */
function propertyIn(raw: unknown, { type, modes }: Field): string | undefined {
	// a locator that was saved as mere text is text
	if (type !== 'resourceLocator' || typeof raw === 'string') return propertyOf(raw);
	const { mode, value } = raw as { mode?: unknown; value?: unknown };
	const isExtracted = modes?.some(({ name, extractValue }) => name === mode && extractValue !== undefined);
	return isExtracted ? undefined : propertyOf(value);
}

function propertyOf(raw: unknown): string | undefined {
	const [, ...found] = (typeof raw === 'string' ? ONE_PROPERTY.exec(raw) : null) ?? [];
	return found.find((name) => name !== undefined);
}
