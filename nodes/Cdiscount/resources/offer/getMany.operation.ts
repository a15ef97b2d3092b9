import { collect } from '../../api/listed';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { expansion, listOffers } from '../../marketplace/offer/calls';
import { offerItem } from '../../marketplace/offer/facts';
import { simplifyField } from '../shared/simplifyField';
import { competingOffersField } from './fields';
import { offerFiltersField, offerQuery } from './filters';

export const getMany = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many offers',
	effect: 'read',
	description:
		'Lists the offers of the shop with price, stock and state, filtered by state, SKUs, GTINs or last change; on request with competing offers',
	fields: [...listFields, competingOffersField, offerFiltersField, simplifyField, datesField],
	async run({ filters, ...input }, octopia) {
		const query = { ...offerQuery(filters), ...expansion(input.competingOffers) };
		const offers = await collect(listOffers(octopia, query, limitOf(input)), (offer) => offer.offerId);
		return itemsOf(offers, (offer) => offerItem(offer, input));
	},
});
