import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { mapperFields } from './columns';
import { forEditor } from './editor';
import type { Operation, Resource } from './operation';

type ColumnList = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/** The lists of columns that the editor shows, by the methods that the forms name. */
export function columnLists(resources: Resource[]): Record<string, ColumnList> {
	const operations = resources.flatMap(({ operations: all }) => all);
	const lists = operations.flatMap((operation): Array<[string, ColumnList]> => {
		const method = operation.columns?.method;
		return method === undefined ? [] : [[method, listOf(operation)]];
	});
	return Object.fromEntries(lists);
}

/** The columns of an operation, with those that depend on what was chosen in the node, once it is. */
function listOf({ columns, fields }: Operation): ColumnList {
	return async function () {
		const { columns: own, more } = columns!;
		const field = fields.find(({ name }) => name === more?.by);
		const chosen = field?.check?.('').safeParse(this.getCurrentNodeParameter(field.name, { extractValue: true }));
		if (more === undefined || !chosen?.success) return { fields: mapperFields(own, fields) };
		const others = await forEditor(this, [], async (octopia) => await more.read(octopia, String(chosen.data)));
		return { fields: mapperFields([...own, ...others], fields) };
	};
}
