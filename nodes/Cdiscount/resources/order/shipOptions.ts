import { choice } from '../../core/checks';
import { collection, field } from '../../core/field';
import { writeOptionFields } from '../../core/writeOptions';

/** The options of a shipment. */
export const shipOptionsField = collection({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		...writeOptionFields,
		field({
			displayName: 'If Carrier Is Unknown',
			name: 'ifCarrierUnknown',
			type: 'options',
			options: [
				{ name: 'Fail', value: 'fail', description: 'The item fails, with the carriers whose names are like it' },
				{ name: 'Send as Autre', value: 'other', description: 'As "autre", which stands for any other carrier' },
				{ name: 'Send as Typed', value: 'send', description: 'What Cdiscount makes of it is not known' },
			],
			default: 'fail',
			description: 'What to do with a carrier that is not in the list of Cdiscount',
			check: choice(['fail', 'other', 'send'], 'fail'),
		}),
		field({
			displayName: 'If Parcel Number Looks Wrong',
			name: 'ifParcelNumberDoubtful',
			type: 'options',
			options: [
				{ name: 'Fail', value: 'fail', description: 'The item fails, and nothing is sent for it' },
				{ name: 'Send', value: 'send', description: 'For numbers of your own, such as DEMAT for a download' },
			],
			default: 'fail',
			description:
				'What to do with a number that is hardly that of a parcel, as a declared shipment cannot be corrected',
			check: choice(['fail', 'send'], 'fail'),
		}),
	],
});
