import { choice } from '../../core/checks';
import { field } from '../../core/field';
import { MAX_QUANTITY } from '../../marketplace/offer/schema';
import { amount, floor, optionalWhole, vatPercent } from './checks';

/** Fields of changes that carry a price or a stock, besides these two; each may be a field of the form or one of its options. */

export const maximumQuantityField = field({
	displayName: 'Maximum Quantity',
	name: 'maximumQuantity',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 100,
	description: 'The most units to offer, however many there are',
	check: optionalWhole(MAX_QUANTITY),
});

export const minimumPriceField = field({
	displayName: 'Minimum Price',
	name: 'minimumPrice',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 0,
	description: 'A floor: an item with a lower price fails, and nothing is sent for it',
	check: floor,
});

export const originPriceField = field({
	displayName: 'Origin Price',
	name: 'originPrice',
	type: 'string',
	default: '',
	placeholder: 'e.g. 59.90',
	description: 'The struck-through price, which must be above the price',
	check: amount({ above: 0 }),
});

export const safetyStockField = field({
	displayName: 'Safety Stock',
	name: 'safetyStock',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'Units to keep back: they are subtracted from the quantity, which never goes below 0',
	check: optionalWhole(MAX_QUANTITY),
});

export const vatNotationField = field({
	displayName: 'VAT Notation',
	name: 'vatNotation',
	type: 'options',
	options: [
		{ name: 'Percent', value: 'percent', description: 'Sent as 20' },
		{ name: 'Rate', value: 'rate', description: 'Sent as 0.2 of type Rate' },
	],
	default: 'percent',
	description:
		'How VAT is written to the marketplace; change it only if VAT is refused. It is entered in percent anyway.',
	check: choice(['percent', 'rate'], 'percent'),
});

export const vatField = field({
	displayName: 'VAT (Percent)',
	name: 'vat',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
	default: 20,
	description: 'The VAT rate that the price includes, as 20 for 20 %. VAT, Ecotax and DEA tax are sent together.',
	check: vatPercent,
});

export const ecotaxField = field({
	displayName: 'Ecotax',
	name: 'ecotax',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 0,
	description: 'Ecological contribution in the price of one unit, tax included; 0 where there is none',
	check: amount(),
});

export const deaTaxField = field({
	displayName: 'DEA Tax',
	name: 'deaTax',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 0,
	description: 'Furniture contribution (DEA) in the price of one unit, tax included; 0 where there is none',
	check: amount(),
});
