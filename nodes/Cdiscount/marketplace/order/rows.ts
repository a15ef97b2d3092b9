import omit from 'lodash/omit';
import type { JsonObject } from '../../api/json';
import { rawOf } from '../../api/parseResponse';
import { SIMPLE_COLUMNS, type ChoosableColumn, type Row } from './columns';
import { factsOf } from './facts';
import { rowIdOf } from './lineColumns';
import type { Order } from './schema';

/** How an order leaves a node: as rows of these columns, or as the marketplace gave it, in one item or in one item per line. */
export type OrderFormat = { columns: readonly ChoosableColumn[] } | { per: 'order' | 'line' };

/** The format of simplified orders, of those in a list to look through, or of order lines. */
export const simpleFormat = (per: keyof typeof SIMPLE_COLUMNS): OrderFormat => ({ columns: SIMPLE_COLUMNS[per] });

/**
 * The output items of an order in a format.
 * @param sellerId the connected seller
 */
export function orderItems(order: Order, sellerId: string, format: OrderFormat): JsonObject[] {
	return 'columns' in format ? rowsOf(order, sellerId, format.columns) : wholeOrder(order, sellerId, format.per);
}

/** One row, or one for each line where a column of lines is among the columns. */
function rowsOf(order: Order, sellerId: string, columns: readonly ChoosableColumn[]): Row[] {
	const isPerLine = columns.some(({ per }) => per === 'line');
	const lines = isPerLine ? order.lines : [undefined];
	return lines.map((line) =>
		Object.fromEntries(
			columns.map(({ inOrders, inLines, cell }) => [isPerLine ? inLines : inOrders!, cell(order, line, sellerId)]),
		),
	);
}

/** Everything the marketplace gave, and what follows from it. */
function wholeOrder(order: Order, sellerId: string, per: 'order' | 'line'): JsonObject[] {
	const facts = factsOf(order, sellerId);
	const whole: JsonObject = { ...omit(rawOf(order), 'lines'), orderId: order.orderId, ...facts };
	const lines = order.lines.map((line) => ({ ...rawOf(line), orderLineId: line.orderLineId }));
	if (per === 'order') return [{ ...whole, lines }];
	return lines.map((line, index) => ({ rowId: rowIdOf(order, order.lines[index]), ...whole, line }));
}
