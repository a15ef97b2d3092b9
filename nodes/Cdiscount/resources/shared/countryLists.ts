import sortBy from 'lodash/sortBy';
import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { countries } from '../../core/countries';

/** All countries by their English names; the marketplace is not asked. */
export async function getCountries(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return sortBy(
		countries().map(({ code, names: [name] }) => ({ name: `${name} (${code})`, value: code })),
		'name',
	);
}
