import { optionalMoment } from '../../core/checks';
import { optionalChoice } from '../../core/choices';
import { optionalCountry } from '../../core/countries';
import { collection, field } from '../../core/field';
import { OUTBOUND_STATES } from '../../marketplace/fulfilment/schema';

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
			type: 'options',
			options: [
				{ name: 'Accepted', value: 'Accepted' },
				{ name: 'Created', value: 'Created' },
				{ name: 'In Preparation', value: 'InPreparation' },
				{ name: 'Shipped', value: 'Shipped' },
				{ name: 'Valid', value: 'Valid', description: 'Octopia does not say what it means' },
			],
			default: 'Shipped',
			description: 'How far the shipment is',
			check: optionalChoice(OUTBOUND_STATES),
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
			displayName: 'Storage Country Name or ID',
			name: 'storageCountry',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getCountries' },
			default: '',
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			check: optionalCountry(),
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
