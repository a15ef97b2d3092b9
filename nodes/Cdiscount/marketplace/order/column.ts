import type { Order, OrderLine } from './schema';

/** What stands in a cell of a table. A column has one kind of it in all rows, and null where the marketplace gives nothing. */
export type Cell = string | number | boolean | null;

/** A column of a table of orders, or of order lines. */
export interface Column {
	/** What the column is called, in the rows of its kind. */
	name: string;
	/** What a person reads. */
	label: string;
	/** What is in it, with its unit. One sentence has no full stop, as n8n wants it. */
	description: string;
}

/** A column with the same in all lines of an order. */
export interface OrderColumn extends Column {
	/** @param sellerId the connected seller */
	cell(order: Order, sellerId: string): Cell | undefined;
}

/** A column with an own cell for each line. */
export interface LineColumn extends Column {
	cell(line: OrderLine, order: Order): Cell | undefined;
}

/** Declares a column of orders. */
export const orderColumn = (
	name: string,
	label: string,
	description: string,
	cell: OrderColumn['cell'],
): OrderColumn => ({ name, label, description, cell });

/** Declares a column of order lines. */
export const lineColumn = (name: string, label: string, description: string, cell: LineColumn['cell']): LineColumn => ({
	name,
	label,
	description,
	cell,
});
