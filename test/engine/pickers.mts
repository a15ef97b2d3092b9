import type { INodeListSearchItems, INodeParameters } from 'n8n-workflow';
import { listSearch } from '../../nodes/Cdiscount/resources/lists.ts';
import type { Engine } from './engine.mts';

export type List = keyof typeof listSearch;

/** One look at a list of the editor. */
export const look = async (
	list: List,
	engine: Engine,
	parameters: INodeParameters,
	filter?: string,
	paginationToken?: string,
) => await listSearch[list].call(engine.editor(parameters), filter, paginationToken);

/** Scrolls a list down to its end. @returns what each look gave */
export async function scroll(list: List, engine: Engine, parameters: INodeParameters, filter?: string) {
	const looks: INodeListSearchItems[][] = [];
	let token: string | undefined;
	do {
		const { results, paginationToken } = await look(list, engine, parameters, filter, token);
		looks.push(results);
		token = paginationToken as string | undefined;
	} while (token !== undefined && looks.length < 50);
	return looks;
}

export const valuesOf = (found: INodeListSearchItems[]) => found.map(({ value }) => value);
