import { z } from 'zod';
import { flag } from '../../core/checks';
import { collect } from '../../api/listed';
import { itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { expansion, listOffers } from '../../marketplace/offer/calls';
import { shaped } from '../../marketplace/offer/facts';
import { competingOffersField, simplifyField } from './fields';
import { offerFilterFields, offerFilters } from './filters';

export const getMany = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many offers',
	description:
		'Lists the offers of the shop with price, stock and state, filtered by state, SKUs, GTINs or last change; on request with competing offers. Changes nothing.',
	fields: [...listFields, competingOffersField, offerFilterFields, simplifyField],
	input: z.object({
		...listShape,
		competingOffers: flag('Competing Offers', false),
		filters: offerFilters,
		simplify: flag('Simplify', true),
	}),
	async run({ filters, competingOffers, ...input }, octopia) {
		const listed = listOffers(octopia, { ...filters, ...expansion(competingOffers) }, limitOf(input));
		const offers = await collect(listed, (offer) => offer.offerId);
		return itemsOf(offers, (offer) => shaped(offer, input));
	},
});
