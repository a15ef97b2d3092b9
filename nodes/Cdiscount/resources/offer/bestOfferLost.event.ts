import type { Listed } from '../../api/parseResponse';
import { asGiven } from '../../api/listed';
import { cursorPages } from '../../sync/cursorPages';
import { timestamp } from '../../marketplace/time';
import { changeEvent, type ListRequest } from '../../sync/event';
import type { Positioned } from '../../sync/occurrence';
import { simplifyField } from '../shared/simplifyField';
import { competitionRow } from '../../marketplace/offer/facts';
import { offerSchema, type Offer } from '../../marketplace/offer/schema';

/** The most offers that the API gives at once (documented). */
const PAGE = 1000;

/** What competitors do changes no date of the seller's offer, so all of them are read. */
function active({ octopia, page }: ListRequest): AsyncGenerator<Positioned<Listed<Offer>>> {
	const query = { salesChannelId: octopia.salesChannelId, offerStates: 'Active', expand: 'salesChannelFeedback' };
	return cursorPages(octopia, '/offers', offerSchema, { query, pageSize: PAGE, idName: 'offerId' }, page);
}

/** Cdiscount says it in the feedback, other channels at the offer itself; undefined where neither does. */
function isBest(offer: Offer): boolean | undefined {
	const own = (offer as { isBestOffer?: unknown }).isBestOffer;
	return offer.salesChannelFeedback?.bestOfferDetails?.isBestOffer ?? (typeof own === 'boolean' ? own : undefined);
}

export const bestOfferLost = changeEvent({
	name: 'Best Offer Lost',
	value: 'bestOfferLost',
	description: 'An offer that won its product page does so no longer',
	gives: 'the offer with its price and what competitors ask',
	fields: [simplifyField],
	open: active,
	everyMinutes: 15,
	occurrence(offer) {
		const best = isBest(offer);
		return best === undefined
			? undefined
			: { id: offer.offerId, time: timestamp(offer.updatedAt), state: best ? 'best' : '' };
	},
	emits: ({ before }) => before === 'best',
	endStates: ['best'],
	// what is lost is the lead that began then, so losing it again later is another event
	eventKey: ({ offerId }, since, now) => `${offerId}:${new Date(since ?? now).toISOString().slice(0, 13)}`,
	output: (offer, { sellerId, options: { simplify } }) => [
		{
			...competitionRow(offer),
			...(simplify ? {} : asGiven(offer)),
			sellerId,
		},
	],
});
