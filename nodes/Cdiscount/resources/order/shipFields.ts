import { choice, optionalWebAddress, text } from '../../core/checks';
import { field, rowsOf } from '../../core/field';
import { orderLinesField } from '../shared/orderLinesField';
import { parcelNumber } from './parcelNumberField';

const carrierCheck = text({
	max: 100,
	advice: 'Choose a carrier from the list, or type its name; "autre" stands for any other.',
});

/** Who carries a parcel. What was typed is settled with the list of carriers, because the marketplace takes any text. */
const carrier = field({
	displayName: 'Carrier',
	name: 'carrierName',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'Who carries the parcel, as Cdiscount names it; case, accents and blanks do not matter',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchCarriers', searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Colissimo' },
	],
	check: carrierCheck,
});

const trackingUrl = field({
	displayName: 'Tracking URL',
	name: 'trackingUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://www.laposte.fr/outils/suivre-vos-envois?code=6A12345678901',
	description: 'Where the customer can follow the parcel, starting with https://, at most 255 characters',
	check: optionalWebAddress(255),
});

const parcelLines = {
	...orderLinesField,
	required: false,
	description:
		'The lines in this parcel. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** What is entered for a parcel beyond the first one. */
const additionalParcel = [carrier, parcelNumber, trackingUrl, parcelLines];

/** The form of a shipment: one parcel, and more where the sales channel takes them. */
export const shipFields = [
	carrier,
	parcelNumber,
	trackingUrl,
	field({
		displayName: 'Lines',
		name: 'lines',
		type: 'options',
		options: [
			{ name: 'All Shippable Lines', value: 'all', description: 'Lines whose cancellation was asked for stay out' },
			{
				name: 'Chosen Lines',
				value: 'chosen',
				description: 'On Cdiscount itself, one parcel takes the complete order',
			},
		],
		default: 'all',
		description: 'Which lines of the order are in the parcel',
		check: choice(['all', 'chosen'], 'all'),
	}),
	{ ...parcelLines, displayOptions: { show: { lines: ['chosen'] } } },
	field({
		displayName: 'Additional Parcels',
		name: 'additionalParcels',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parcel',
		default: {},
		description:
			'Further parcels of the same order, for sales channels that take several; all of them are declared in one call',
		options: [{ displayName: 'Parcel', name: 'parcel', values: additionalParcel }],
		check: rowsOf('parcel', additionalParcel),
	}),
];
