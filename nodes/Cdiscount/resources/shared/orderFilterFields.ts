import { optionalText } from '../../core/checks';
import { field } from '../../core/field';
import { optionalOrderId } from './orderFields';

/** An order that things are filtered by. */
export const orderIdFilter = field({
	displayName: 'Order ID',
	name: 'orderId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The order: choose it from the list, or give its ID',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchOrders', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. CDISFR260902091500A1B2' },
	],
	check: optionalOrderId,
});

/** The same by the number that the customer sees. */
export const orderReferenceFilter = field({
	displayName: 'Order Reference',
	name: 'orderReference',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The number that the customer sees: choose the order from the list, or give the number',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchOrderReferences', searchable: true },
		},
		{ displayName: 'By Reference', name: 'id', type: 'string', placeholder: 'e.g. 2609020915XYZ12' },
	],
	check: optionalText({ max: 80 }),
});
