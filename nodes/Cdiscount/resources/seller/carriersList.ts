import sortBy from 'lodash/sortBy';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { forEditor } from '../../core/editor';
import { isReadable } from '../../api/listed';
import { labelOf, readCarriers } from '../../marketplace/seller/calls';

/** The carriers Cdiscount knows, by label: their codes are not unique, and the label is what a shipment takes. */
export async function searchCarriers(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const labels = (await forEditor(this, readCarriers)).filter(isReadable).flatMap((carrier) => labelOf(carrier) ?? []);
	const found = labels.filter((label) => label.toLowerCase().includes(filter.trim().toLowerCase()));
	return { results: sortBy(found, (label) => label.toLowerCase()).map((label) => ({ name: label, value: label })) };
}
