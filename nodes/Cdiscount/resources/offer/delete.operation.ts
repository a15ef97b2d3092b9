import { z } from 'zod';
import { batchOperation } from '../../core/operation';
import { changeOffers, onceBySku } from '../../marketplace/offer/changeOffers';
import { dryRun, offerField, waitAtMost, waitForResult } from './fields';
import { orEmpty, sendInput, sku } from './checks';

export const deleteOffer = batchOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete an offer',
	description:
		'Deletes offers for good, all input items together in as few calls as possible. To take an offer off sale for a while, update its quantity to 0 instead. An offer that does not exist is rejected, which harms nothing.',
	fields: [
		{
			displayName: 'A deleted offer cannot be brought back. To pause it, set its quantity to 0 instead.',
			name: 'deleteNotice',
			type: 'notice',
			default: '',
		},
		offerField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [dryRun, waitAtMost, waitForResult],
		},
	],
	input: z.object({ sku, options: orEmpty(z.object(sendInput)) }),
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
