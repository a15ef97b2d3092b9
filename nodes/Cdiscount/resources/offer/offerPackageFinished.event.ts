import type { IDataObject } from 'n8n-workflow';
import { event, moment, type Look, type Placed } from '../../core/polling/event';
import { offerPackageSchema, type OfferPackage } from './offer.schema';

const FINISHED = ['Integrated', 'Rejected'];

/** Results can be read for three days; packages that are older than a week are of no interest any more. */
const SHOWN_FOR = 7 * 86_400_000;

/** The packages of the channel; the API has no filter by time. */
async function* packages({ octopia }: Look): AsyncGenerator<Placed<OfferPackage>> {
	const query = { salesChannelId: octopia.salesChannelId };
	for await (const thing of octopia.list('/offer-packages', offerPackageSchema, { style: 'cursor', query }))
		yield { thing, at: 0 };
}

const stateOf = ({ state, status }: OfferPackage) => state ?? status ?? '';

const timeOf = ({ updatedAt, createdAt }: OfferPackage) => moment(updatedAt ?? createdAt);

export const offerPackageFinished = event<OfferPackage>({
	name: 'Offer Package Finished',
	value: 'offerPackageFinished',
	description: 'Octopia has worked through a package of offers, or rejected it as a whole',
	open: packages,
	catchUp: 'open',
	sighting(offerPackage) {
		const time = timeOf(offerPackage);
		if (time !== 0 && time < Date.now() - SHOWN_FOR) return undefined;
		const state = FINISHED.includes(stateOf(offerPackage)) ? 'finished' : 'open';
		return { id: String(offerPackage.packageId), time, state };
	},
	tells: (_before, now, isNew) => now === 'finished' && !isNew,
	endStates: ['finished', 'open'],
	output: (offerPackage, { sellerId, shape: { simplify } }) => [
		{
			packageId: String(offerPackage.packageId),
			packageType: offerPackage.packageType ?? offerPackage.type ?? null,
			state: stateOf(offerPackage),
			reason: offerPackage.result?.message ?? null,
			...(simplify ? {} : (offerPackage as unknown as IDataObject)),
			sellerId,
		},
	],
});
