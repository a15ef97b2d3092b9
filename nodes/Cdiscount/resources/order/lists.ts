import uniqBy from 'lodash/uniqBy';
import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { forEditor } from '../../core/editor';
import { lookAtSlice, lookThrough, type Entry } from '../../core/pickerPages';
import { dayOf, told } from '../../core/pickerText';
import { trimmed } from '../../core/textCheck';
import { priceText } from '../../marketplace/money';
import { listOrderPages, ordersWith, readOrder } from '../../marketplace/order/calls';
import { NEWEST_CHANGE_FIRST } from '../../marketplace/order/listing';
import { isOrderId, orderIdOf } from '../../marketplace/order/orderId';
import { orderTotal } from '../../marketplace/order/orderMoney';
import { customerOf, wordsOf } from '../../marketplace/order/people';
import type { Order } from '../../marketplace/order/schema';
import { lineWords, stateWords } from '../../marketplace/order/stateWords';
import { chosenOrder } from '../shared/chosenOrder';
import { deedOf } from './deeds';

/** The orders that the chosen operation can be done to, the last changed first. */
export async function searchOrders(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await ordersBy(this, ({ orderId }) => orderId, filter, token);
}

/** The same by the reference that customers know; an order without one is left out. */
export async function searchOrderReferences(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await ordersBy(this, ({ reference }) => reference, filter, token);
}

/**
 * The lines of the chosen order that the operation can be done to; none while it is not chosen, or given by an expression that has no
 * value yet.
 */
export async function getOrderLines(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const order = await readChosen(this);
	const { linesOf = ({ lines }: Order) => lines } = deedIn(this) ?? {};
	return (order === undefined ? [] : linesOf(order)).map((line) => {
		const { orderLineId, quantity, offer } = line;
		const what = offer?.sellerProductId ?? offer?.productTitle ?? orderLineId;
		const name = `${quantity} × ${what} (${lineWords(line)})`;
		return { name, value: orderLineId, description: offer?.productTitle ?? undefined };
	});
}

/** The products of the order chosen in the node, each once. */
export async function searchOrderProducts(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const { lines = [] } = (await readChosen(this)) ?? {};
	const products = lines.flatMap(({ offer }) => {
		const { productId, productTitle, sellerProductId } = offer ?? {};
		return productId ? [{ name: told(productTitle, sellerProductId, productId), value: productId }] : [];
	});
	return lookAtSlice({ filter, token }, uniqBy(products, 'value'));
}

const readChosen = async (editor: ILoadOptionsFunctions): Promise<Order | undefined> =>
	await forEditor(editor, undefined, async (octopia) => await chosenOrder(editor, octopia));

const deedIn = (editor: ILoadOptionsFunctions) =>
	deedOf(editor.getCurrentNodeParameter('resource'), editor.getCurrentNodeParameter('operation'));

type ValueOf = (order: Order) => string | null | undefined;

async function ordersBy(
	editor: ILoadOptionsFunctions,
	valueOf: ValueOf,
	filter = '',
	token?: string,
): Promise<INodeListSearchResult> {
	const { statuses = [], isPossible = () => true } = deedIn(editor) ?? {};
	const query = { status: statuses.join(','), ...NEWEST_CHANGE_FIRST };
	const entriesOf = (orders: Order[]) =>
		orders.filter(isPossible).flatMap((order) => entryOf(order, valueOf(order), editor.getTimezone()));
	return await forEditor(editor, { results: [] }, async (octopia) => {
		const named = token === undefined ? entriesOf(await namedBy(octopia, trimmed(filter))) : [];
		if (named.length > 0) return lookAtSlice({}, named);
		const list = (pages: Parameters<typeof listOrderPages>[2]) => listOrderPages(octopia, query, pages);
		return await lookThrough({ filter, token }, { list, entriesOf });
	});
}

/** The order that can be meant by nothing but its id or its reference: of all that is typed, the API can be asked for these alone. */
async function namedBy(octopia: Octopia, typed: string): Promise<Order[]> {
	const nothing = () => [];
	if (isOrderId(typed)) return await readOrder(octopia, orderIdOf(typed)).then((order) => [order], nothing);
	return LIKE_A_REFERENCE.test(typed) ? await ordersWith(octopia, typed).catch(nothing) : [];
}

/** One word with a digit in it, of some length. */
const LIKE_A_REFERENCE = /^(?=\S*\d)\S{6,80}$/;

/**
 * Who, how much, when, what, how far: an order as the people of a shop talk of it. The editor cuts a name after some fifty letters, and most
 * operations list orders of one state only, so what was bought comes before it.
 */
function entryOf(order: Order, value: string | null | undefined, zone: string): Entry[] {
	if (!value) return [];
	const { currencyCode, purchasedAt, createdAt, reference } = order;
	const paid = orderTotal(order);
	const name = told(
		customerOf(order),
		paid !== null && priceText(paid, currencyCode),
		dayOf(purchasedAt ?? createdAt, zone),
		goodsOf(order),
		stateWords(order),
		reference,
	);
	return [{ name, value, words: wordsOf(order) }];
}

function goodsOf({ lines: [first, ...others] }: Order): string | undefined {
	const what = first?.offer?.sellerProductId || first?.offer?.productTitle;
	if (first === undefined || !what) return undefined;
	return `${first.quantity} × ${what}${others.length > 0 ? ` and ${others.length} more` : ''}`;
}
