import sortBy from 'lodash/sortBy';
import { choice, fault, refined, texts } from '../../core/checks';
import { notAmong } from '../../core/choices';
import { field } from '../../core/field';
import { datesField } from '../../core/outputDates';
import { COLUMNS, columnsNamed } from '../../marketplace/order/columns';
import { simpleFormat, type OrderFormat } from '../../marketplace/order/rows';
import { simplifyField } from './simplifyField';

type Output = 'order' | 'line' | 'selected';

/** All columns, as n8n's lists have them. */
const columnOptions = sortBy(COLUMNS, 'label').map(({ id, label, description }) => ({
	name: label,
	value: id,
	description,
}));

const BY_ID = new Map(COLUMNS.map((column) => [column.id, column]));
const COLUMN_IDS = columnOptions.map(({ value }) => value);

/** Columns by their ids; none where none is chosen, which `orderFormatFault` finds. */
const chosenColumns = refined(texts(), (names, label) => {
	const columns = columnsNamed(names);
	return 'unknown' in columns ? fault(notAmong(label, columns.unknown, COLUMN_IDS)) : columns.map(({ id }) => id);
});

/** How orders leave the node. */
export const orderFormatFields = [
	field({
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'One Item per Order',
				value: 'order',
				description: 'One row for each order; Get Many leaves its delivery address out',
			},
			{
				name: 'One Item per Order Line',
				value: 'line',
				description: 'One row for each line, with SKU, price and delivery address: for sheets, labels and stock',
			},
			{ name: 'Selected Fields', value: 'selected', description: 'Only the columns that you choose' },
		],
		default: 'order',
		description: 'Whether an order with three lines becomes one item or three, and which columns they have',
		check: choice(['order', 'line', 'selected'], 'order'),
	}),
	field({
		displayName: 'Fields',
		name: 'fields',
		type: 'multiOptions',
		displayOptions: { show: { output: ['selected'] } },
		options: columnOptions,
		default: [],
		description:
			'The columns, in their order. With columns of orders only, each order is one item; as soon as a column of lines is among them, each line is one.',
		check: chosenColumns,
	}),
	{ ...simplifyField, displayOptions: { show: { output: ['order', 'line'] } } },
	datesField,
];

interface Format {
	output: Output;
	/** Columns by their ids. */
	fields: string[];
	simplify: boolean;
}

/** Why these fields give no columns: a sentence, or undefined. */
export function orderFormatFault({ output, fields }: Format): string | undefined {
	if (output !== 'selected' || fields.length > 0) return undefined;
	return 'Fields is empty. Choose at least one column, or another output.';
}

/** The format of these fields. @param perOrder which columns simplified orders have: all, or those of a list to look through */
export function orderFormat(
	{ output, fields, simplify }: Format,
	perOrder: 'order' | 'overview' = 'order',
): OrderFormat {
	if (output === 'selected') return { columns: fields.map((id) => BY_ID.get(id)!) };
	if (!simplify) return { per: output };
	return simpleFormat(output === 'order' ? perOrder : output);
}
