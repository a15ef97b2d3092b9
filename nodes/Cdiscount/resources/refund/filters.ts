import { optionalMoment, optionalText } from '../../core/checks';
import { collection, field } from '../../core/field';
import { optionalOrderId } from '../shared/orderFields';

/** Which partial refunds are listed: the filters of `GET /order-commercial-gesture-requests`, by the names of its parameters. */
export const partialRefundFilters = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		field({
			displayName: 'Created After',
			name: 'createdAtMin',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
		field({
			displayName: 'Created Before',
			name: 'createdAtMax',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
		field({
			displayName: 'Order ID',
			name: 'orderId',
			type: 'string',
			default: '',
			check: optionalOrderId,
		}),
		field({
			displayName: 'Status',
			name: 'status',
			type: 'string',
			default: '',
			description: 'As the API names it',
			check: optionalText({ max: 40 }),
		}),
		field({
			displayName: 'Updated After',
			name: 'updatedAtMin',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
		field({
			displayName: 'Updated Before',
			name: 'updatedAtMax',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
	],
});
