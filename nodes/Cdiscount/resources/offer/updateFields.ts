import { flag } from '../../core/checks';
import { collection, field } from '../../core/field';
import { MAX_QUANTITY } from '../../marketplace/offer/schema';
import { amount, optionalWhole } from './checks';
import { deliveryModesField } from './deliveryModesField';
import { offerField, preparationTimeField } from './fields';
import {
	deaTaxField,
	ecotaxField,
	maximumQuantityField,
	minimumPriceField,
	originPriceField,
	safetyStockField,
	vatField,
	vatNotationField,
} from './priceFields';
import { dryRunField, waitAtMostField, waitForResultField } from './sendFields';

/** What of an offer can be changed; everything may be left as it is. */
export const updateFields = [
	offerField,
	field({
		displayName: 'Price',
		name: 'price',
		type: 'string',
		default: '',
		placeholder: 'e.g. 47.50',
		description: 'The new price, tax included, with at most 2 decimals. Leave empty to keep the present one.',
		check: amount({ above: 0 }),
	}),
	field({
		displayName: 'Quantity',
		name: 'quantity',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12',
		description: 'The new stock; 0 takes the offer off sale without deleting it. Leave empty to keep the present one.',
		check: optionalWhole(MAX_QUANTITY),
	}),
	collection({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			deaTaxField,
			deliveryModesField,
			dryRunField,
			ecotaxField,
			maximumQuantityField,
			minimumPriceField,
			field({
				displayName: 'Only Changed',
				name: 'onlyChanged',
				type: 'boolean',
				default: false,
				description:
					'Whether to read the present offers first and send only where price, origin price or quantity differ. Other options that are set are always sent.',
				check: flag(false),
			}),
			originPriceField,
			preparationTimeField,
			safetyStockField,
			vatField,
			vatNotationField,
			waitAtMostField,
			waitForResultField,
		],
	}),
];
