import { flag } from '../../core/checks';
import { field } from '../../core/field';
import { settleSku } from '../shared/numberSku';
import { optionalWhole, sku } from './checks';

/** The offer an operation is about: from a list of the shop's offers, or by its SKU. */
export const offerField = field({
	displayName: 'SKU',
	name: 'sku',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The offer, by your own reference: choose it from the list, or give the SKU',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchOffers', searchable: true },
		},
		{ displayName: 'By SKU', name: 'sku', type: 'string', placeholder: 'e.g. LAMPE-042' },
	],
	check: sku,
	settle: settleSku,
});

export const competingOffersField = field({
	displayName: 'Competing Offers',
	name: 'competingOffers',
	type: 'boolean',
	default: false,
	description: 'Whether to read what other sellers ask, and who wins the product page (Cdiscount only)',
	check: flag(false),
});

export const preparationTimeField = field({
	displayName: 'Preparation Time (Days)',
	name: 'preparationTime',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 1,
	description: 'Days until the parcel is handed to the carrier',
	check: optionalWhole(365),
});
