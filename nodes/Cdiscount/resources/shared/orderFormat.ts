import sortBy from 'lodash/sortBy';
import { choice, fault, refined, texts } from '../../core/checks';
import { field } from '../../core/field';
import { COLUMNS, columnsNamed, type ChoosableColumn } from '../../marketplace/order/columns';
import { simpleFormat, type OrderFormat } from '../../marketplace/order/rows';
import { simplifyField } from './simplifyField';

type Output = 'order' | 'line' | 'selected';

/** All columns, as n8n's lists have them. */
const columnOptions = sortBy(COLUMNS, 'label').map(({ id, label, description }) => ({
	name: label,
	value: id,
	description,
}));

/** Columns by their names; none where none is chosen, which `orderFormatFault` finds. */
const chosenColumns = refined(texts({ max: 60 }), (names, label) => {
	const columns = names.length === 0 ? [] : columnsNamed(names);
	if (!('unknown' in columns)) return columns;
	return fault(
		`${label} has no "${columns.unknown}". Choose from the list, or write names of columns such as "order.total" and "line.sku".`,
	);
});

/** How orders leave the node. */
export const orderFormatFields = [
	field({
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'One Item per Order', value: 'order' },
			{ name: 'One Item per Order Line', value: 'line', description: 'For rows in a sheet, or stock per SKU' },
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
];

interface Format {
	output: Output;
	fields: ChoosableColumn[];
	simplify: boolean;
}

/** Why these fields give no columns: a sentence, or undefined. */
export function orderFormatFault({ output, fields }: Format): string | undefined {
	if (output !== 'selected' || fields.length > 0) return undefined;
	return 'Fields is empty. Choose at least one column, or another output.';
}

/** The format of these fields. */
export function orderFormat({ output, fields, simplify }: Format): OrderFormat {
	if (output === 'selected') return { columns: fields };
	return simplify ? simpleFormat(output) : { per: output };
}
