import camelCase from 'lodash/camelCase';
import { numberFrom } from '../../core/checks';
import { choices } from '../../core/choices';
import { field } from '../../core/field';
import { changeEvent, type ListRequest } from '../../sync/event';
import type { Positioned } from '../../sync/occurrence';
import { rateOf } from '../../marketplace/seller/facts';
import { INDICATORS, indicatorsSchema } from '../../marketplace/seller/schema';

/** One indicator as it was read. */
interface Reading {
	indicator: string;
	value: number | null;
}

/** Rates that are the better the lower they are. */
const LOW_IS_GOOD = ['orderClaims', 'orderRefunds'];

async function* readings({ octopia }: ListRequest): AsyncGenerator<Positioned<Reading>> {
	const answered = await octopia.read('/sellers/indicators', indicatorsSchema);
	for (const name of INDICATORS) yield { thing: { indicator: camelCase(name), value: rateOf(answered[name]) }, at: 0 };
}

const indicatorsField = field({
	displayName: 'Indicators',
	name: 'indicators',
	type: 'multiOptions',
	options: [
		{ name: 'Claims', value: 'orderClaims', description: 'Counts when it rises above the threshold' },
		{ name: 'Deadlines Kept', value: 'deadlineCompliance' },
		{ name: 'Orders Accepted', value: 'orderAcceptation' },
		{ name: 'Orders Shipped', value: 'productShipping' },
		{ name: 'Refunds', value: 'orderRefunds', description: 'Counts when it rises above the threshold' },
	],
	default: ['orderAcceptation'],
	description: 'Which rates to watch; use another trigger node for another threshold',
	check: choices(INDICATORS.map((name) => camelCase(name))),
});

const limitField = field({
	displayName: 'Threshold',
	name: 'threshold',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 95,
	description: 'In the unit in which Octopia gives the rate; fetch a test event to see it',
	hint: 'A rate that is beyond the threshold at the first poll counts as well',
	check: numberFrom(0, 95),
});

export const sellerIndicatorBelow = changeEvent({
	name: 'Seller Indicator Below',
	value: 'sellerIndicatorBelow',
	description: 'A rate of the shop falls below the threshold, or a rate of claims or refunds rises above it',
	gives: 'the indicator with its value',
	fields: [indicatorsField, limitField],
	open: readings,
	everyMinutes: 60,
	occurrence({ indicator, value }, { indicators, threshold }) {
		if (!indicators.includes(indicator) || value === null) return undefined;
		const isBad = LOW_IS_GOOD.includes(indicator) ? value > threshold : value < threshold;
		return { id: indicator, time: 0, state: isBad ? 'bad' : 'good' };
	},
	// bad from the beginning counts: it is a state that somebody has to know of
	emits: ({ now }) => now === 'bad',
	endStates: ['good', 'bad'],
	eventKey: ({ indicator }, since, now) => `${indicator}:${new Date(since ?? now).toISOString().slice(0, 13)}`,
	output: ({ indicator, value }, { sellerId }) => [{ indicator, value, sellerId }],
});
