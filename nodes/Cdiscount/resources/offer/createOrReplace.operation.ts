import { z } from 'zod';
import { InputError } from '../../api/errors';
import { optionalText } from '../../core/checks';
import { batchOperation } from '../../core/operation';
import { changeOffers, onceBySku } from '../../marketplace/offer/changeOffers';
import { deliveryModes } from './deliveryModes';
import { amount, condition, gtin, limitInput, offeredQuantity, optionalWhole, orEmpty, sendInput, sku } from './checks';
import { contradiction, priceOf, taxInput, vatNotation } from './price';
import { MAX_QUANTITY, type OfferRequest } from '../../marketplace/offer/schema';
import { createOrReplaceFields } from './createOrReplaceFields';

/** On Cdiscount a GTIN has 13 digits; other channels take 8 to 14 (documented). */
const CDISCOUNT = { channel: 'CDISFR', digits: 13 };

const input = z
	.object({
		sku,
		gtin,
		productReference: optionalText('Product Reference', { max: 50 }),
		condition,
		price: amount('Price', { above: 0 }),
		quantity: optionalWhole('Quantity', MAX_QUANTITY),
		preparationTime: optionalWhole('Preparation Time', 365),
		...taxInput,
		deliveryModes,
		options: orEmpty(z.object({ ...limitInput, ...sendInput, vatNotation })),
	})
	.superRefine((given, context) => {
		const fault = missing(given) ?? contradiction({ ...given, ...given.options });
		if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
	});

type Input = z.output<typeof input>;

/** What an offer cannot do without, as the form calls it. */
const MANDATORY: ReadonlyArray<readonly [field: keyof Input, label: string]> = [
	['price', 'Price'],
	['quantity', 'Quantity'],
	['preparationTime', 'Preparation Time'],
	['vat', 'VAT'],
	['ecotax', 'Ecotax'],
	['deaTax', 'DEA Tax'],
	['deliveryModes', 'Delivery Modes'],
];

function missing(given: Input): string | undefined {
	if (given.gtin === undefined && given.productReference === undefined)
		return 'GTIN and Product Reference are both empty. Enter one of them, so that it is known what is sold.';
	const labels = MANDATORY.filter(([field]) => given[field] === undefined).map(([, label]) => label);
	if (labels.length === 0) return undefined;
	const are = labels.length === 1 ? 'is' : 'are';
	return `${labels.join(', ')} ${are} empty, but an offer that is created or replaced needs all its fields. To change a price or a stock only, use "Update Price and Stock".`;
}

function lineOf(given: Input): OfferRequest {
	const { options, productReference: reference } = given;
	return {
		sellerExternalReference: given.sku,
		product: given.gtin === undefined ? { reference } : { gtin: given.gtin },
		condition: given.condition,
		price: priceOf({ ...given, originPrice: options.originPrice }, options.vatNotation),
		deliveryModes: given.deliveryModes,
		preparationTime: given.preparationTime,
		quantity: offeredQuantity(given.quantity, options),
	};
}

export const createOrReplace = batchOperation({
	name: 'Create or Replace',
	value: 'createOrReplace',
	action: 'Create or replace an offer',
	description:
		'Puts offers up for sale, or replaces existing ones completely, all input items together in as few calls as possible. The product must be known to the marketplace. What is left out of an existing offer is lost; product and condition cannot be changed.',
	fields: createOrReplaceFields,
	input,
	once: onceBySku,
	async check({ gtin: found }, _files, { salesChannelId }) {
		const isCdiscount = salesChannelId.toUpperCase() === CDISCOUNT.channel;
		if (!isCdiscount || found === undefined || found.length === CDISCOUNT.digits) return;
		throw new InputError(`GTIN "${found}" has ${found.length} digits, but on Cdiscount it needs ${CDISCOUNT.digits}.`, {
			hint: 'If it lost leading zeros, format it as text where it comes from. Nothing was sent for this item.',
		});
	},
	async runAll(inputs, octopia) {
		const changes = inputs.map((given) => ({
			sku: given.sku,
			line: lineOf(given),
			dryRun: given.options.dryRun,
		}));
		return await changeOffers(octopia, 'Upsert', changes, inputs[0].options);
	},
});
