import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { forEditor } from '../../core/editor';
import { readOrder } from '../order/order.api';
import { readGestureReasons, readReasons, type Reason } from './refund.api';

/** What an order normally is when this is done to it; used while the order is not chosen yet. */
const USUAL_STATUS: Record<string, string> = { cancel: 'InPreparation' };

/** The reasons Cdiscount takes for cancelling the chosen order as it is now. */
export async function searchCancellationReasons(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const orderId = String(this.getCurrentNodeParameter('orderId', { extractValue: true }) ?? '').trim();
	const usual = USUAL_STATUS[String(this.getCurrentNodeParameter('operation'))] ?? 'Shipped';
	return await forEditor(this, async (octopia) => {
		const isChosen = orderId !== '' && !orderId.startsWith('=');
		const status = isChosen ? (await readOrder(octopia, orderId)).status : usual;
		return listed(await readReasons(octopia, status), filter);
	});
}

/** The reasons of commercial gestures. */
export async function searchGestureReasons(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await forEditor(this, async (octopia) => listed(await readGestureReasons(octopia), filter));
}

function listed(reasons: Reason[], filter: string): INodeListSearchResult {
	const wanted = filter.trim().toLowerCase();
	const found = reasons.filter(({ code, label }) => `${label} ${code}`.toLowerCase().includes(wanted));
	return {
		results: found.map(({ code, label }) => ({ name: label === code ? code : `${label} (${code})`, value: code })),
	};
}
