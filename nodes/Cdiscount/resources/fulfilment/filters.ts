import { optionalMoment, optionalText } from '../../core/checks';
import { collection, field } from '../../core/field';

/** The filters of shipments to customers, by their last change (one client). */
export const outboundFiltersField = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		field({
			displayName: 'State',
			name: 'state',
			type: 'string',
			default: '',
			placeholder: 'e.g. Shipped',
			description: 'Created, Accepted, InPreparation, Shipped or another one',
			check: optionalText({ max: 40 }),
		}),
		field({
			displayName: 'Status Updated After',
			name: 'statusUpdatedAtMin',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
		field({
			displayName: 'Status Updated Before',
			name: 'statusUpdatedAtMax',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
	],
});

/** The filters of stocks. */
export const stockFiltersField = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		field({
			displayName: 'Storage Country',
			name: 'storageCountry',
			type: 'string',
			default: '',
			placeholder: 'e.g. FR',
			description: 'Two letters',
			check: optionalText({ max: 2, advice: 'Use the two letters, for example FR.' }),
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
