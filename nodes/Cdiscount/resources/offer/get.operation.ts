import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { expansion, readOffer } from '../../marketplace/offer/calls';
import { offerItem } from '../../marketplace/offer/facts';
import { simplifyField } from '../shared/simplifyField';
import { competingOffersField, offerField } from './fields';

export const get = operation({
	name: 'Get',
	value: 'get',
	action: 'Get an offer',
	effect: 'read',
	description: 'Reads one offer by its SKU: price, stock, state, and on request what competitors ask for the product',
	fields: [offerField, competingOffersField, simplifyField, datesField],
	async run({ sku, ...format }, octopia) {
		return offerItem(await readOffer(octopia, sku, expansion(format.competingOffers)), format);
	},
});
