import { z } from 'zod';
import { flag } from '../../core/checks';
import { operation } from '../../core/operation';
import { expansion, readOffer } from '../../marketplace/offer/calls';
import { shaped } from '../../marketplace/offer/facts';
import { competingOffersField, offerField, simplifyField } from './fields';
import { sku } from './checks';

export const get = operation({
	name: 'Get',
	value: 'get',
	action: 'Get an offer',
	description:
		'Reads one offer by its SKU: price, stock, state, and on request what competitors ask for the product. Changes nothing.',
	fields: [offerField, competingOffersField, simplifyField],
	input: z.object({ sku, competingOffers: flag('Competing Offers', false), simplify: flag('Simplify', true) }),
	async run(input, octopia) {
		return shaped(await readOffer(octopia, input.sku, expansion(input.competingOffers)), input);
	},
});
