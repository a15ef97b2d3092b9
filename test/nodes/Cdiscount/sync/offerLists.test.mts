import { pagesOf } from '../../../../nodes/Cdiscount/api/paging.ts';
import { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';
import type { TriggerEvent } from '../../../../nodes/Cdiscount/sync/event.ts';
import { bestOfferLost } from '../../../../nodes/Cdiscount/resources/offer/bestOfferLost.event.ts';
import { offerPackageFinished } from '../../../../nodes/Cdiscount/resources/offer/offerPackageFinished.event.ts';
import { FakeShop } from './fakeShop.mts';
import { FakeNode, HOUR, MINUTE } from './triggerNode.mts';

afterEach(() => jest.restoreAllMocks());

/** A trigger on a list by cursor, of whatever `things` gives at the time. */
function listing(event: TriggerEvent, things: (now: number) => object[]) {
	const shop = new FakeShop();
	const own = { calls: 0, perCall: 500, refuses: false };
	const octopia = shop.octopia();
	octopia.clock = () => shop.now;
	octopia.list = async function* (_path: string, _schema: unknown, asked: Parameters<typeof pagesOf>[1]) {
		const page = async (query: Record<string, unknown>) => {
			own.calls += 1;
			shop.now += own.perCall;
			if (own.refuses && query.cursor !== undefined)
				throw new CdiscountError('invalid', 'unknown cursor', { status: 400 });
			const [at, all] = [Number(query.cursor ?? 0), things(shop.now)];
			const next = at + Number(query.limit);
			const link = `<x?cursor=${next}>; rel="next"`;
			const headers: Record<string, string> = next < all.length ? { link } : {};
			return await Promise.resolve({ status: 200, headers, body: { items: all.slice(at, next) } });
		};
		for await (const item of pagesOf(page, asked)) yield item as never;
	};
	shop.octopia = () => octopia;
	const node = new FakeNode(shop, event);
	const polls = async (count: number) => {
		for (let poll = 0; poll < count; poll++) {
			await node.poll();
			shop.now += MINUTE;
		}
	};
	return { shop, node, polls, own };
}

function catalogue(count: number) {
	const best = Array.from({ length: count }, () => true);
	const offers = () =>
		best.map((isBestOffer, index) => ({
			offerId: `F${index}`,
			salesChannelFeedback: { bestOfferDetails: { isBestOffer } },
		}));
	return { best, ...listing(bestOfferLost, offers) };
}

test('a catalogue that takes longer than a poll is read to its end, and not again at once', async () => {
	const { best, node, polls, own } = catalogue(15_000);
	own.perCall = 10_000;
	node.budget = 40_000;
	await polls(6);
	best[14_999] = false;
	best[0] = false;
	const before = own.calls;
	await polls(60);

	expect(node.deliveries.flat().map(({ eventId }) => eventId.slice(0, -14))).toEqual(
		expect.arrayContaining(['bestOfferLost:F0', 'bestOfferLost:F14999']),
	);
	expect(node.deliveries.flat()).toHaveLength(2);
	expect(own.calls - before).toBeLessThan(75);
}, 60_000);

test('a page that the API no longer knows means the beginning', async () => {
	const { node, polls, own } = catalogue(6000);
	own.perCall = 30_000;
	node.budget = 40_000;
	await polls(1);
	own.refuses = true;
	await polls(1);
	own.refuses = false;
	own.perCall = 500;
	await polls(1);

	expect(node.state).toMatchObject({ checkpoint: { isFirstReading: false } });
});

test('of very many offers a part is followed, and the static data stays small', async () => {
	const { node, polls } = catalogue(40_000);
	await polls(2);
	expect(node.bytes()).toBeLessThan(190_000);
}, 60_000);

describe('packages of offers', () => {
	const packages = (order: 'newest' | 'oldest', isEmpty = () => false) =>
		listing(offerPackageFinished, (now) => {
			const count = isEmpty() ? 0 : 5_000 + Math.floor((now - Date.UTC(2026, 8, 1, 12)) / HOUR);
			const all = Array.from({ length: count }, (_, index) => {
				const at = new Date(Date.UTC(2026, 8, 1, 12) + (index - 5_000) * HOUR).toISOString();
				return { packageId: `P${index}`, state: 'Integrated', createdAt: at, updatedAt: at };
			});
			return order === 'newest' ? all.reverse() : all;
		});

	test.each(['newest', 'oldest'] as const)(
		'are told once, in a list that begins with the %s',
		async (order) => {
			const { node, polls, own } = packages(order);
			await polls(1);
			own.calls = 0;
			await polls(125);

			expect(node.deliveries.flat()).toHaveLength(2);
			expect(own.calls).toBeLessThanOrEqual(order === 'newest' ? 25 : 26 * 6);
		},
		60_000,
	);

	test('are not told again after empty answers', async () => {
		let isEmpty = false;
		const { node, polls } = packages('newest', () => isEmpty);
		await polls(1);
		isEmpty = true;
		await polls(40);
		isEmpty = false;
		await polls(10);
		expect(node.deliveries.flat()).toEqual([]);
	});
});
