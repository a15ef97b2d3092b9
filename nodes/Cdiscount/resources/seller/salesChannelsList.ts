import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { forEditor } from '../../core/editor';
import { isReadable } from '../../api/listed';
import { readSubscriptions } from '../../marketplace/seller/calls';

/** The sales channels on which the shop sells. */
export async function getSalesChannels(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const subscriptions = await forEditor(this, readSubscriptions);
	return subscriptions
		.filter(isReadable)
		.flatMap(({ sales_channel_id: value, status }) =>
			value ? [{ name: status ? `${value} (${status})` : value, value }] : [],
		);
}
