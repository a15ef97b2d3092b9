import uniqBy from 'lodash/uniqBy';
import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { Octopia, Query } from '../../api/client';
import { forEditor } from '../../core/editor';
import { trimmed } from '../../core/textCheck';
import { readable } from '../../api/listed';
import { listOrders, NEWEST_CHANGE_FIRST, ordersWith, readOrder } from '../../marketplace/order/calls';
import { isOrderId, orderIdOf } from '../../marketplace/order/orderId';
import type { Order } from '../../marketplace/order/schema';
import { chosenOrder } from '../shared/chosenOrder';

/** Enough to choose from; whoever knows the id types it. */
const SHOWN = 100;

/** Which orders an operation can be done to. */
const STATUS_FOR: Record<string, string | undefined> = {
	confirm: 'WaitingAcceptance',
	refuse: 'WaitingAcceptance',
	ship: 'InPreparation',
};

/** The orders that the chosen operation is for, the last changed first; an id or a reference that is not among them is looked up. */
export async function searchOrders(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const status = STATUS_FOR[String(this.getCurrentNodeParameter('operation'))];
	const wanted = trimmed(filter);
	return await forEditor(this, async (octopia) => {
		const listed = await newest(octopia, { status });
		const found = listed.filter((order) => labelOf(order).toLowerCase().includes(wanted.toLowerCase()));
		const orders = found.length > 0 || wanted === '' ? found : await lookUp(octopia, wanted);
		return { results: orders.map((order) => ({ name: labelOf(order), value: order.orderId })) };
	});
}

/** The lines of the order chosen in the node; none while it is not chosen, or given by an expression that has no value yet. */
export async function getOrderLines(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return (await chosenLines(this)).map(({ orderLineId, quantity, offer, status }) => ({
		name: `${quantity} × ${offer?.sellerProductId ?? offer?.productTitle ?? orderLineId} (${status})`,
		value: orderLineId,
		description: offer?.productTitle ?? undefined,
	}));
}

/** The products of the order chosen in the node, each once. */
export async function searchOrderProducts(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	const products = (await chosenLines(this)).flatMap(({ offer }) => {
		const { productId, productTitle, sellerProductId } = offer ?? {};
		const name = [productTitle, sellerProductId, productId].filter(Boolean).join(' · ');
		return productId && name.toLowerCase().includes(wanted) ? [{ name, value: productId }] : [];
	});
	return { results: uniqBy(products, 'value') };
}

async function chosenLines(editor: ILoadOptionsFunctions): Promise<Order['lines']> {
	const order = await forEditor(editor, async (octopia) => await chosenOrder(editor, octopia));
	return order?.lines ?? [];
}

async function newest(octopia: Octopia, query: Query): Promise<Order[]> {
	const orders: Order[] = [];
	const listed = listOrders(octopia, { ...query, ...NEWEST_CHANGE_FIRST }, SHOWN);
	for await (const order of readable(listed)) orders.push(order);
	return orders;
}

async function lookUp(octopia: Octopia, wanted: string): Promise<Order[]> {
	const nothing = () => [];
	if (!isOrderId(wanted)) return await ordersWith(octopia, wanted).catch(nothing);
	return await readOrder(octopia, orderIdOf(wanted)).then((order) => [order], nothing);
}

function labelOf({ orderId, reference, status, billingAddress }: Order): string {
	const customer = [billingAddress?.firstName, billingAddress?.lastName].filter(Boolean).join(' ');
	return [orderId, customer, reference, status].filter(Boolean).join(' · ');
}
