import { optionalText } from '../../core/checks';
import { collection, field } from '../../core/field';
import { MAX_QUANTITY } from '../../marketplace/offer/schema';
import { optionalGtin } from '../shared/gtin';
import { settleSku } from '../shared/numberSku';
import { amount, condition, optionalWhole, sku } from './checks';
import { deliveryModesField } from './deliveryModesField';
import { preparationTimeField } from './fields';
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

/** What an offer cannot do without, besides what is sold. */
export const mandatoryFields = [
	field({
		displayName: 'Price',
		name: 'price',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 47.50',
		description: 'The price, tax included, with at most 2 decimals',
		check: amount({ above: 0 }),
	}),
	field({
		displayName: 'Quantity',
		name: 'quantity',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 12',
		description: 'The stock; with 0 the offer exists and is not on sale',
		check: optionalWhole(MAX_QUANTITY),
	}),
	preparationTimeField,
	vatField,
	ecotaxField,
	deaTaxField,
	deliveryModesField,
];

/** Everything an offer consists of. */
export const createOrReplaceFields = [
	field({
		displayName: 'SKU',
		name: 'sku',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. LAMPE-042',
		description: 'Your own reference of the offer, at most 50 characters',
		check: sku,
		settle: settleSku,
	}),
	field({
		displayName: 'GTIN',
		name: 'gtin',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3701234567897',
		description: 'The GTIN (EAN) of the product: 13 digits on Cdiscount, with leading zeros',
		check: optionalGtin,
	}),
	field({
		displayName: 'Product Reference',
		name: 'productReference',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: 'The reference under which the product was created; used where the GTIN is empty',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchProducts', searchable: true },
			},
			{ displayName: 'By Reference', name: 'id', type: 'string', placeholder: 'e.g. AUC3701234567897' },
		],
		check: optionalText({ max: 50 }),
	}),
	field({
		displayName: 'Condition',
		name: 'condition',
		type: 'options',
		options: [
			{ name: 'New', value: 'new' },
			{ name: 'Refurbished, Correct State', value: 'refurbishedCorrectState' },
			{ name: 'Refurbished, Like New', value: 'refurbishedLikeNew' },
			{ name: 'Refurbished, Very Good State', value: 'refurbishedVeryGoodState' },
			{ name: 'Used, Average State', value: 'usedAverageState' },
			{ name: 'Used, Good State', value: 'usedGoodState' },
			{ name: 'Used, Like New', value: 'usedLikeNew' },
			{ name: 'Used, Very Good State', value: 'usedVeryGoodState' },
		],
		default: 'new',
		check: condition,
	}),
	...mandatoryFields,
	collection({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			dryRunField,
			maximumQuantityField,
			minimumPriceField,
			originPriceField,
			safetyStockField,
			vatNotationField,
			waitAtMostField,
			waitForResultField,
		],
	}),
];
