import sortBy from 'lodash/sortBy';
import uniq from 'lodash/uniq';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { forEditor } from '../../core/editor';
import { carriersSchema } from './seller.schema';

/** The carriers Cdiscount knows, by label: their codes are not unique, and the label is what a shipment takes. */
export async function searchCarriers(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const answered = await forEditor(this, async (octopia) => await octopia.read('/carriers', carriersSchema));
	const carriers = Array.isArray(answered) ? answered : answered.items;
	const labels = uniq(carriers.map(({ label }) => label.trim()));
	const found = labels.filter((label) => label.toLowerCase().includes(filter.trim().toLowerCase()));
	return { results: sortBy(found, (label) => label.toLowerCase()).map((label) => ({ name: label, value: label })) };
}
