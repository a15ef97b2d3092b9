import camelCase from 'lodash/camelCase';
import { event, type ListRequest, type Positioned } from '../../sync/event';
import { INDICATORS, indicatorsSchema } from '../../marketplace/seller/schema';

/** One indicator as it was read. */
interface Reading {
	indicator: string;
	value: number | undefined;
}

/** Rates that are the better the lower they are. */
const LOW_IS_GOOD = ['orderClaims', 'orderRefunds'];

async function* readings({ octopia }: ListRequest): AsyncGenerator<Positioned<Reading>> {
	const answered = await octopia.read('/sellers/indicators', indicatorsSchema);
	for (const name of INDICATORS)
		yield { thing: { indicator: camelCase(name), value: numberOf(answered[name]) }, at: 0 };
}

/** The rate, bare or as text, or in an object of its own: how it is nested is not documented. */
function numberOf(value: unknown): number | undefined {
	if (typeof value === 'object' && value !== null) {
		const inner = value as Record<string, unknown>;
		return numberOf(inner.value ?? inner.rate ?? Object.values(inner).find((one) => typeof one === 'number'));
	}
	const number = typeof value === 'string' ? Number(value.replace(',', '.').replace('%', '')) : value;
	return typeof number === 'number' && Number.isFinite(number) && value !== '' ? number : undefined;
}

export const sellerIndicatorBelow = event<Reading>({
	name: 'Seller Indicator Below',
	value: 'sellerIndicatorBelow',
	description:
		'A rate of the shop falls below what you allow; rates of claims and refunds count when they rise above it',
	open: readings,
	catchUp: 'open',
	everyMinutes: 60,
	sighting({ indicator, value }, { indicators, threshold }) {
		if (!indicators.includes(indicator) || value === undefined) return undefined;
		const isBad = LOW_IS_GOOD.includes(indicator) ? value > threshold : value < threshold;
		return { id: indicator, time: 0, state: isBad ? 'bad' : 'good' };
	},
	// bad from the beginning counts: it is a state that somebody has to know of
	tells: (_before, now) => now === 'bad',
	endStates: ['good', 'bad'],
	eventKey: ({ indicator }, since, now) => `${indicator}:${new Date(since ?? now).toISOString().slice(0, 13)}`,
	output: ({ indicator, value }, { sellerId }) => [{ indicator, value: value ?? null, sellerId }],
});
