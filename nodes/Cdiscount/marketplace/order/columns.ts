import upperFirst from 'lodash/upperFirst';
import { knownWord } from '../words';
import type { Cell, Column } from './column';
import { LINE_COLUMNS } from './lineColumns';
import { ORDER_COLUMNS, ORDER_ROW } from './orderColumns';
import type { Order, OrderLine } from './schema';

/** A row of a table: all cells under the names of their columns. */
export type Row = Record<string, Cell>;

const ORDER_NAMES = new Set(ORDER_COLUMNS.map(({ name }) => name));
const LINE_NAMES = new Set(LINE_COLUMNS.map(({ name }) => name));

/** A column that can be chosen. */
export interface ChoosableColumn extends Omit<Column, 'name'> {
	/** What it is chosen by; where orders and lines have a column of one name, `orderTotal` or `lineTotal`. */
	id: string;
	per: 'order' | 'line';
	/** What it is called in rows of orders; undefined for a column of lines. */
	inOrders?: string;
	/** What it is called in rows of lines: there `total` is the line's, and the order's is `orderTotal`. */
	inLines: string;
	cell(order: Order, line: OrderLine | undefined, sellerId: string): Cell;
}

/** All columns, those of orders first. */
export const COLUMNS: readonly ChoosableColumn[] = [
	...ORDER_COLUMNS.map(({ name, label, description, cell }): ChoosableColumn => {
		const id = LINE_NAMES.has(name) ? `order${upperFirst(name)}` : name;
		return {
			id,
			label: `Order: ${label}`,
			description,
			per: 'order',
			inOrders: name,
			inLines: id,
			cell: (order, _line, sellerId) => plain(cell(order, sellerId)),
		};
	}),
	...LINE_COLUMNS.map(
		({ name, label, description, cell }): ChoosableColumn => ({
			id: ORDER_NAMES.has(name) ? `line${upperFirst(name)}` : name,
			label: `Line: ${label}`,
			description,
			per: 'line',
			inLines: name,
			cell: (order, line) => (line === undefined ? null : plain(cell(line, order))),
		}),
	),
];

/** What is not there is null, and so is an empty text. */
const plain = (cell: Cell | undefined): Cell => (cell === undefined || cell === '' ? null : cell);

/** The columns of a simplified order line, by their names in rows of lines. n8n's Table view hides all beyond 40, the trigger's three among them. */
const LINE_ROW = [
	...['rowId', 'orderId', 'reference', 'orderedAt', 'status', 'customer', 'sku', 'title', 'gtin', 'quantity'],
	...['unitPrice', 'shippingCost', 'total', 'currency', 'vat', 'vatRate'],
	...['commission', 'commissionWithoutVat', 'netOfCommission', 'confirmBy', 'shipBy', 'availableActions'],
	...['shipToName', 'shipToCompany', 'shipToAddress1', 'shipToAddress2', 'shipToAddress3', 'shipToPostalCode'],
	...['shipToCity', 'shipToCountry', 'shipToPhone', 'shipToEmail', 'pickupId', 'pickupName'],
	...['deliveryMode', 'parcelNumbers', 'orderLineId'],
];

const ofOrders = (names: readonly string[]) => names.map((name) => COLUMNS.find(({ inOrders }) => inOrders === name)!);

/** The columns of simplified orders, of orders in a list to look through, or of order lines. */
export const SIMPLE_COLUMNS: Record<'order' | 'overview' | 'line', readonly ChoosableColumn[]> = {
	order: ofOrders(ORDER_ROW),
	// an address makes each row of n8n's Table view so high that a screen shows five orders
	overview: ofOrders(ORDER_ROW.filter((name) => name !== 'shipTo')),
	line: LINE_ROW.map((name) => COLUMNS.find(({ inLines }) => inLines === name)!),
};

/** Columns by their ids, and by what they are called in rows of orders or of lines. */
const BY_WORD = { order: byWords(({ inOrders }) => inOrders), line: byWords(({ inLines }) => inLines) };

function byWords(nameOf: (column: ChoosableColumn) => string | undefined): ReadonlyMap<string, ChoosableColumn> {
	const byWord = new Map(COLUMNS.map((column) => [column.id, column]));
	for (const column of COLUMNS) byWord.set(nameOf(column) ?? column.id, column);
	return byWord;
}

/**
 * The columns that were meant, each once: by their ids, or by what rows call them. A bare `total` is the line's as soon as a column of lines
 * is among them, else the order's.
 * @returns the first name that is none, as it was given
 */
export function columnsNamed(names: readonly string[]): ChoosableColumn[] | { unknown: string } {
	const ofLines = names.some((name) => found(name, BY_WORD.order)?.per !== 'order');
	const columns = names.map((name) => found(name, ofLines ? BY_WORD.line : BY_WORD.order));
	const unknown = columns.indexOf(undefined);
	if (unknown >= 0) return { unknown: names[unknown] };
	return [...new Set(columns as ChoosableColumn[])];
}

/** The column that a word means, whatever its case; thousands of items may name the same. */
const found = (given: string, byWord: ReadonlyMap<string, ChoosableColumn>): ChoosableColumn | undefined =>
	byWord.get(given) ?? byWord.get(knownWord([...byWord.keys()], given) ?? '');
