import { choice, text } from '../../core/checks';
import { field } from '../../core/field';
import type { OrderFormat } from '../../marketplace/order/facts';
import { simplifyField } from './simplifyField';

/** The order an operation is about: from a list of the shop's orders, by id, or by the address of its page in the seller portal. */
export const orderField = field({
	displayName: 'Order',
	name: 'orderId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The order: choose it from the list, or give its ID or its page in the seller portal',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchOrders', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. CDISFR260902091500A1B2' },
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://seller.octopia.com/orders/CDISFR260902091500A1B2',
			hint: 'The address of the order in the seller portal',
			extractValue: { type: 'regex', regex: '^https?://.*(?:orders?/|order_?id=)([A-Za-z0-9_-]{6,80})(?:[/?#&].*)?$' },
		},
	],
	// an order id is opaque; the longest seen is far below this
	check: text({
		max: 80,
		without: [[/^\.{1,2}$/, 'nothing but dots']],
		advice: 'Enter the order ID as the seller portal shows it.',
	}),
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
		],
		default: 'order',
		description: 'Whether an order with three lines becomes one item or three',
		check: choice(['order', 'line'], 'order'),
	}),
	simplifyField,
];

/** The format of these fields. */
export const orderFormat = ({ output, simplify }: { output: OrderFormat['per']; simplify: boolean }): OrderFormat => ({
	per: output,
	simplify,
});
