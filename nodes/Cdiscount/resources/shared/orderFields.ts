import { asCdiscountError, CdiscountError } from '../../api/errors';
import { optionalText, refined, text } from '../../core/checks';
import { field } from '../../core/field';
import type { Settle } from '../../core/settleFields';
import { orderIdOf } from '../../marketplace/order/orderId';
import { orderWith } from '../../marketplace/order/reference';

/** An order id is opaque; the longest seen is far below this. */
const LONGEST = 80;

/** The id of an order that things are filtered by. */
export const optionalOrderId = refined(optionalText({ max: LONGEST }), (found) =>
	found === undefined ? undefined : orderIdOf(found),
);

const anyOrderId = refined(
	text({
		max: LONGEST,
		without: [[/^\.{1,2}$/, 'nothing but dots']],
		advice: 'Enter the order ID as the Octopia seller portal shows it.',
	}),
	orderIdOf,
);

/** Puts the id of the order in the place of its reference, each reference looked up once. */
const settleReference: Settle<string> = async (given, octopia) => {
	const found = new Map<string, string | CdiscountError>();
	for (const { value, mode } of given) {
		if (mode !== 'reference' || found.has(value)) continue;
		const order = await orderWith(octopia, value).catch(asCdiscountError);
		found.set(value, order instanceof CdiscountError ? order : order.orderId);
	}
	return given.map(({ value, mode }) => (mode === 'reference' ? found.get(value)! : value));
};

/** The order an operation is about: from a list of the shop's orders, by id, by reference, or by the address of its page in the Octopia seller portal. */
export const orderField = field({
	displayName: 'Order',
	name: 'orderId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The order: choose it from the list, or give its ID, its reference or its page in the Octopia seller portal',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchOrders', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. CDISFR260902091500A1B2' },
		{
			displayName: 'By Reference',
			name: 'reference',
			type: 'string',
			placeholder: 'e.g. 2609020915XYZ12',
			hint: 'The number that the customer sees',
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://seller.octopia.com/orders/CDISFR260902091500A1B2',
			hint: 'The address of the order in the Octopia seller portal',
			extractValue: { type: 'regex', regex: '^https?://.*(?:orders?/|order_?id=)([A-Za-z0-9_-]{6,80})(?:[/?#&].*)?$' },
		},
	],
	check: anyOrderId,
	settle: settleReference,
});
