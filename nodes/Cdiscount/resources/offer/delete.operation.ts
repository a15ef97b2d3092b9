import { collection } from '../../core/field';
import { batchOperation } from '../../core/operation';
import { changeOffers } from '../../marketplace/offer/changeOffers';
import { onceBySku } from '../../marketplace/offer/rules';
import { offerField } from './fields';
import { dryRunField, waitAtMostField, waitForResultField } from './sendFields';

export const deleteOffer = batchOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete an offer',
	effect: 'irreversible',
	description:
		'Deletes offers, all input items together in as few calls as possible. An offer that does not exist is rejected, which harms nothing.',
	warning: 'to take an offer off sale for a while, update its quantity to 0 instead',
	fields: [
		offerField,
		collection({
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [dryRunField, waitAtMostField, waitForResultField],
		}),
	],
	once: onceBySku,
	async runAll(inputs, octopia) {
		const changes = inputs.map(({ sku, options: { dryRun } }) => ({
			sku,
			line: { sellerExternalReference: sku },
			dryRun,
		}));
		return await changeOffers(octopia, 'Delete', changes, inputs[0].options);
	},
});
