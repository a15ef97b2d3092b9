import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { Octopia, Query } from '../../api/client';
import { CdiscountError } from '../../api/errors';
import { forEditor } from '../../core/editor';
import { readable } from '../../api/listed';
import { listOrders, readOrder } from '../../marketplace/order/calls';
import { NEWEST_CHANGE_FIRST } from '../../marketplace/order/listing';
import type { Order } from '../../marketplace/order/schema';

/** Enough to choose from; whoever knows the id types it. */
const SHOWN = 100;

/** Which orders an operation can be done to. */
const STATUS_FOR: Record<string, string | undefined> = {
	confirm: 'WaitingAcceptance',
	refuse: 'WaitingAcceptance',
	ship: 'InPreparation',
};

/** The orders that the chosen operation is for, the last changed first; an id that is not among them is looked up. */
export async function searchOrders(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const status = STATUS_FOR[String(this.getCurrentNodeParameter('operation'))];
	const wanted = filter.trim();
	return await forEditor(this, async (octopia) => {
		const listed = await newest(octopia, { status });
		const found = listed.filter((order) => labelOf(order).toLowerCase().includes(wanted.toLowerCase()));
		const orders = found.length > 0 || wanted === '' ? found : await lookUp(octopia, wanted);
		return { results: orders.map((order) => ({ name: labelOf(order), value: order.orderId })) };
	});
}

/** The lines of the order chosen in the node; none while it is not chosen, or given by an expression that has no value yet. */
export async function getOrderLines(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const orderId = String(this.getCurrentNodeParameter('orderId', { extractValue: true }) ?? '').trim();
	if (orderId === '' || orderId.startsWith('=')) return [];
	const { lines } = await forEditor(this, async (octopia) => await readOrder(octopia, orderId));
	return lines.map(({ orderLineId, quantity, offer, status }) => ({
		name: `${quantity} × ${offer?.sellerProductId ?? offer?.productTitle ?? orderLineId} (${status})`,
		value: orderLineId,
		description: offer?.productTitle ?? undefined,
	}));
}

async function newest(octopia: Octopia, query: Query): Promise<Order[]> {
	const orders: Order[] = [];
	const listed = listOrders(octopia, { ...query, ...NEWEST_CHANGE_FIRST }, SHOWN);
	for await (const order of readable(listed)) orders.push(order);
	return orders;
}

async function lookUp(octopia: Octopia, orderId: string): Promise<Order[]> {
	const found = await readOrder(octopia, orderId).catch((thrown: unknown) => thrown);
	return found instanceof CdiscountError || found instanceof Error ? [] : [found as Order];
}

function labelOf({ orderId, reference, status, billingAddress }: Order): string {
	const customer = [billingAddress?.firstName, billingAddress?.lastName].filter(Boolean).join(' ');
	return [orderId, customer, reference, status].filter(Boolean).join(' · ');
}
