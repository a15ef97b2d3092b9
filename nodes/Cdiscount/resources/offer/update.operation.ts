import { batchOperation } from '../../core/operation';
import { changeOffers } from '../../marketplace/offer/changeOffers';
import { withoutUnchanged } from '../../marketplace/offer/currentOffers';
import { changesNothing, updateLine } from '../../marketplace/offer/lines';
import { onceBySku, priceContradiction } from '../../marketplace/offer/rules';
import { updateColumns } from './updateColumns';
import { updateFields } from './updateFields';

export const update = batchOperation({
	name: 'Update Price and Stock',
	value: 'update',
	action: 'Update the price and stock of an offer',
	effect: 'change',
	description:
		'Changes the price and/or the quantity of existing offers, all input items together in as few calls as possible. Tells for each SKU whether the marketplace accepted it. Buyers see a new price at once; safe to repeat.',
	fields: updateFields,
	columns: updateColumns,
	contradiction({ options, ...given }) {
		const wanted = { ...options, ...given };
		const contradiction = priceContradiction(wanted);
		if (contradiction !== undefined || !changesNothing(updateLine(wanted))) return contradiction;
		return 'There is nothing to change for this SKU: Price and Quantity are empty, and no option changes anything.';
	},
	once: onceBySku,
	async runAll(inputs, octopia) {
		const updates = inputs.map(({ options, ...given }) => ({
			sku: given.sku,
			line: updateLine({ ...options, ...given }),
			dryRun: options.dryRun,
			onlyChanged: options.onlyChanged,
		}));
		return await changeOffers(octopia, 'Update', await withoutUnchanged(octopia, updates), inputs[0].options);
	},
});
