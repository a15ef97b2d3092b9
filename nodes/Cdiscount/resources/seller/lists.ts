import sortBy from 'lodash/sortBy';
import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import { isReadable } from '../../api/listed';
import { forEditor } from '../../core/editor';
import { lookAtSlice } from '../../core/pickerPages';
import { readCarriers, readSubscriptions } from '../../marketplace/seller/calls';
import { carrierLabel } from '../../marketplace/seller/facts';

/** The carriers Cdiscount knows, by label: their codes are not unique, and the label is what a shipment takes. */
export async function searchCarriers(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const carriers = (await forEditor(this, [], readCarriers)).filter(isReadable);
	const labels = sortBy(
		carriers.flatMap((carrier) => carrierLabel(carrier) ?? []),
		(label) => label.toLowerCase(),
	);
	return lookAtSlice(
		{ filter, token },
		labels.map((label) => ({ name: label, value: label })),
	);
}

/** The sales channels on which the shop sells. */
export async function getSalesChannels(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const subscriptions = await forEditor(this, [], readSubscriptions);
	return subscriptions
		.filter(isReadable)
		.flatMap(({ sales_channel_id: value, status }) =>
			value ? [{ name: status ? `${value} (${status})` : value, value }] : [],
		);
}
