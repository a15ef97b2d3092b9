import { optionalMoment, optionalText } from '../../core/checks';
import { settleWord } from '../../core/choices';
import { collection, field } from '../../core/field';
import { readPartialRefundStates } from '../../marketplace/refund/calls';
import { PARTIAL_REFUND_STATES } from '../../marketplace/refund/schema';
import { orderIdFilter } from '../shared/orderFilterFields';

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
		orderIdFilter,
		field({
			displayName: 'Status Name or ID',
			name: 'status',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getPartialRefundStatuses' },
			default: '',
			description:
				'What became of it. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			check: optionalText({ max: 40 }),
			settle: settleWord({ label: 'Status', known: () => PARTIAL_REFUND_STATES, listed: readPartialRefundStates }),
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
