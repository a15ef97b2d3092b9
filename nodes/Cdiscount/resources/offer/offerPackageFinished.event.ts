import { Unreadable, type Listed } from '../../api/parseResponse';
import { asGiven } from '../../api/listed';
import { cursorPages } from '../../sync/cursorPages';
import { timestamp } from '../../marketplace/time';
import { changeEvent, type ListRequest } from '../../sync/event';
import type { Positioned } from '../../sync/occurrence';
import { simplifyField } from '../shared/simplifyField';
import { offerPackageSchema, type OfferPackage } from '../../marketplace/offer/schema';
import { packageItem } from '../../marketplace/offer/results';
import { isFinished } from '../../marketplace/offer/states';

/** Results can be read for three days; packages that are older than a week are of no interest any more. */
const SHOWN_FOR = 7 * 86_400_000;

/** The most packages that the API gives at once, as for offers. */
const PAGE = 1000;

/** After so many old ones in a row that began ever earlier, the list is taken for one that begins with the newest. */
const SURE = 20;

/** The packages of the channel that changed lately. The API has no filter by time, and no page tells the list's order. */
async function* packages({ octopia, page }: ListRequest): AsyncGenerator<Positioned<Listed<OfferPackage>>> {
	const query = { salesChannelId: octopia.salesChannelId };
	let before = Infinity;
	let old = 0;
	for await (const placed of cursorPages(
		octopia,
		'/offer-packages',
		offerPackageSchema,
		{ query, pageSize: PAGE, idName: 'packageId' },
		page,
	)) {
		const { thing } = placed;
		if (thing instanceof Unreadable) {
			yield placed;
			continue;
		}
		const time = timeOf(thing);
		const isOld = time !== 0 && time < (octopia.clock() ?? Date.now()) - SHOWN_FOR;
		const begun = timestamp(thing.createdAt) || time;
		old = isOld && begun < before ? old + 1 : 0;
		before = begun;
		if (old > SURE) return;
		if (!isOld) yield placed;
	}
}

const timeOf = ({ updatedAt, createdAt }: OfferPackage) => timestamp(updatedAt ?? createdAt);

export const offerPackageFinished = changeEvent({
	name: 'Offer Package Finished',
	value: 'offerPackageFinished',
	description: 'Octopia has worked through a package of offers, or rejected it as a whole',
	gives: 'the package with its state; the operation Get Package Results says what became of each SKU',
	fields: [simplifyField],
	open: packages,
	everyMinutes: 5,
	// as long as they are shown, whatever a reading misses
	keptHours: SHOWN_FOR / 3_600_000 + 1,
	occurrence(offerPackage) {
		const time = timeOf(offerPackage);
		const state = isFinished(offerPackage) ? 'finished' : 'open';
		return { id: String(offerPackage.packageId), time, state };
	},
	emits: ({ now, isFirstReading }) => now === 'finished' && !isFirstReading,
	endStates: ['finished', 'open'],
	output: (offerPackage, { sellerId, options: { simplify } }) => [
		{
			...packageItem(offerPackage, sellerId),
			...(simplify ? {} : asGiven(offerPackage)),
		},
	],
});
