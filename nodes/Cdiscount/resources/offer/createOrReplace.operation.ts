import { labelOf } from '../../core/field';
import { batchOperation } from '../../core/operation';
import { changeOffers } from '../../marketplace/offer/changeOffers';
import { wholeLine } from '../../marketplace/offer/lines';
import { assertGtinFits, onceBySku, priceContradiction } from '../../marketplace/offer/rules';
import { createOrReplaceFields, mandatoryFields } from './createOrReplaceFields';

export const createOrReplace = batchOperation({
	name: 'Create or Replace',
	value: 'createOrReplace',
	action: 'Create or replace an offer',
	// the marketplace keeps nothing of the offer that was replaced
	effect: 'irreversible',
	description:
		'Puts offers up for sale, or replaces existing ones completely, all input items together in as few calls as possible. The product must be known to the marketplace.',
	warning:
		'an existing offer with the SKU is replaced completely, and what is left out of it is lost; its product and condition can never be changed',
	fields: createOrReplaceFields,
	contradiction({ options, ...given }) {
		if (given.gtin === undefined && given.productReference === undefined)
			return 'GTIN and Product Reference are both empty. Enter one of them, so that it is known what is sold.';
		const missing = mandatoryFields.filter(({ name }) => given[name] === undefined).map(labelOf);
		if (missing.length === 0) return priceContradiction({ ...options, ...given });
		const are = missing.length === 1 ? 'is' : 'are';
		return `${missing.join(', ')} ${are} empty, but an offer that is created or replaced needs all its fields. To change a price or a stock only, use "Update Price and Stock".`;
	},
	once: onceBySku,
	async check({ gtin }, _files, { salesChannelId }) {
		assertGtinFits(gtin, salesChannelId);
	},
	async runAll(inputs, octopia) {
		const changes = inputs.map(({ options, ...given }) => ({
			sku: given.sku,
			line: wholeLine({ ...options, ...given }),
			dryRun: options.dryRun,
		}));
		return await changeOffers(octopia, 'Upsert', changes, inputs[0].options);
	},
});
