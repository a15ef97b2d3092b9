import { z } from 'zod';
import { flag } from '../../core/checks';
import { batchOperation } from '../../core/operation';
import { changeOffers, onceBySku } from '../../marketplace/offer/changeOffers';
import { differenceTo, readCurrent } from '../../marketplace/offer/currentOffers';
import { deliveryModes } from './deliveryModes';
import { offerField } from './fields';
import { amount, limitInput, offeredQuantity, optionalWhole, orEmpty, sendInput, sku } from './checks';
import { contradiction, priceOf, taxInput, vatNotation } from './price';
import { MAX_QUANTITY, type OfferRequest } from '../../marketplace/offer/schema';
import { updateOptions } from './updateFields';

const input = z
	.object({
		sku,
		price: amount('Price', { above: 0 }),
		quantity: optionalWhole('Quantity', MAX_QUANTITY),
		options: orEmpty(
			z.object({
				...limitInput,
				...sendInput,
				...taxInput,
				deliveryModes,
				onlyChanged: flag('Only Changed', false),
				preparationTime: optionalWhole('Preparation Time', 365),
				vatNotation,
			}),
		),
	})
	.superRefine((given, context) => {
		const fault = contradiction({ ...given.options, price: given.price }) ?? nothingToDo(given);
		if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
	});

type Input = z.output<typeof input>;

function nothingToDo(given: Input): string | undefined {
	if (Object.keys(lineOf(given)).length > 1) return undefined;
	return 'There is nothing to change for this SKU: Price and Quantity are empty, and no option changes anything.';
}

function lineOf({ sku: sellerExternalReference, price, quantity, options }: Input): OfferRequest {
	const changes = {
		price: priceOf({ ...options, price }, options.vatNotation),
		deliveryModes: options.deliveryModes,
		preparationTime: options.preparationTime,
		quantity: offeredQuantity(quantity, options),
	};
	const given = Object.entries(changes).filter(([, value]) => value !== undefined);
	return { sellerExternalReference, ...Object.fromEntries(given) };
}

export const update = batchOperation({
	name: 'Update Price and Stock',
	value: 'update',
	action: 'Update the price and stock of an offer',
	description:
		'Changes the price and/or the quantity of existing offers, all input items together in as few calls as possible. Tells for each SKU whether the marketplace accepted it. Buyers see a new price at once; safe to repeat.',
	fields: [
		offerField,
		{
			displayName: 'Price',
			name: 'price',
			type: 'string',
			default: '',
			placeholder: 'e.g. 47.50',
			description: 'The new price, tax included, with at most 2 decimals. Leave empty to keep the present one.',
		},
		{
			displayName: 'Quantity',
			name: 'quantity',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12',
			description:
				'The new stock; 0 takes the offer off sale without deleting it. Leave empty to keep the present one.',
		},
		updateOptions,
	],
	input,
	once: onceBySku,
	async runAll(inputs, octopia) {
		const compared = inputs.filter(({ options }) => options.onlyChanged).map(({ sku }) => sku);
		const current = await readCurrent(octopia, compared);
		const changes = inputs.map((given) => ({
			sku: given.sku,
			line: given.options.onlyChanged ? differenceTo(current.get(given.sku), lineOf(given)) : lineOf(given),
			dryRun: given.options.dryRun,
		}));
		return await changeOffers(octopia, 'Update', changes, inputs[0].options);
	},
});
