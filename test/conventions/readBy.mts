import type { INodeProperties } from 'n8n-workflow';
import type { FormPart } from '../../nodes/Cdiscount/core/field.ts';
import type { Operation } from '../../nodes/Cdiscount/core/operation.ts';

/** The names a schema reads, by what it asks of the object it is given; names within a collection as "options.dryRun". */
export function namesReadBy({ input, fields }: Operation): string[] {
	const names = new Set<string>();
	input.safeParse(watched(fields, '', names));
	return [...names].sort();
}

/** The names of the fields, in the same form. */
export function namesShown(fields: readonly FormPart[], prefix = ''): string[] {
	return fields
		.flatMap((field) => [prefix + field.name, ...namesShown(within(field), `${prefix}${field.name}.`)])
		.sort();
}

/** The fields within a collection; within a fixedCollection, its groups as fields with fields of their own. */
function within({ type, options = [] }: FormPart): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as Array<{ name: string; displayName: string; values: INodeProperties[] }>).map(
		({ values, ...group }) => ({ ...group, type: 'collection', default: {}, options: values }),
	);
}

function watched(fields: readonly FormPart[], prefix: string, names: Set<string>): object {
	const inner = (name: string) => {
		const field = fields.find((known) => known.name === name);
		if (field === undefined || within(field).length === 0) return undefined;
		const value = watched(within(field), `${prefix}${name}.`, names);
		return prefix !== '' && field.type === 'collection' ? [value] : value;
	};
	return new Proxy(
		{},
		{
			get: (_target, name) => {
				if (typeof name !== 'string' || ['then', 'catch', 'constructor', 'toJSON'].includes(name)) return undefined;
				names.add(prefix + name);
				return inner(name);
			},
		},
	);
}
