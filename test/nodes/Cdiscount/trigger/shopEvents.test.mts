import '../../../engine/slept.mts';
import { ready } from '../../../engine/orders.mts';
import { closeShops, openShop, SELLER, type Shop } from '../../../engine/shop.mts';
import { SandboxClock } from '../../../../sandbox/marketplace/clock.mts';
import { HOME_CATALOGUE } from '../../../../sandbox/seeds/catalogue.mts';
import { offerLine } from '../../../../sandbox/seeds/seedOffers.mts';
import { watch } from './polls.mts';

afterEach(closeShops);

const OFFER = { ...offerLine(HOME_CATALOGUE[0]), sellerExternalReference: 'SKU-1' };
const test_ = { mode: 'manual', activation: 'manual' };

/** The seller sends a package of offers; the marketplace works it through. */
function sendPackage({ sandbox }: Shop, clock: SandboxClock): string {
	const { packages } = sandbox.marketplace.offers;
	const id = packages.open(SELLER, 'CDISFR', { packageType: 'Upsert' });
	packages.upload(id, SELLER, [OFFER]);
	clock.advance(5);
	packages.close(id, SELLER, { state: 'Ready' });
	return id;
}

async function frozenShop(at = new Date().toISOString()) {
	const clock = SandboxClock.frozenAt(at);
	return { clock, shop: await openShop({ clock }) };
}

describe('offerPackageFinished', () => {
	test('delivers a package when it is worked through, and none of before', async () => {
		const { shop, clock } = await frozenShop();
		sendPackage(shop, clock);
		clock.advance(60);
		const trigger = watch(shop, 'offerPackageFinished');
		expect(await trigger.poll()).toBeNull();
		const packageId = sendPackage(shop, clock);
		trigger.sweepNext();
		expect(await trigger.poll()).toBeNull();
		clock.advance(60);
		trigger.sweepNext();

		expect(await trigger.poll()).toMatchObject([
			{ eventId: `offerPackageFinished:${packageId}`, packageId, state: 'Integrated', packageType: 'Upsert' },
		]);
		expect(await trigger.poll()).toBeNull();
		expect(await watch(shop, 'offerPackageFinished', {}, test_).poll()).toHaveLength(2);
	});

	test('delivers a package whose state the marketplace writes in another case', async () => {
		const { shop, clock } = await frozenShop();
		const { packages } = shop.sandbox.marketplace.offers;
		const list = packages.list.bind(packages);
		jest.spyOn(packages, 'list').mockImplementation((...asked) => {
			const { items, next } = list(...asked);
			return { items: JSON.parse(JSON.stringify(items).replaceAll('"Integrated"', '"integrated"')), next };
		});
		const trigger = watch(shop, 'offerPackageFinished');
		expect(await trigger.poll()).toBeNull();
		const packageId = sendPackage(shop, clock);
		clock.advance(60);
		trigger.sweepNext();

		expect(await trigger.poll()).toMatchObject([
			{ eventId: `offerPackageFinished:${packageId}`, packageId, state: 'Integrated' },
		]);
	});
});

describe('bestOfferLost', () => {
	test('delivers an offer that is undercut, each time it loses the page anew', async () => {
		const { shop, clock } = await frozenShop();
		const { offers } = shop.sandbox.marketplace;
		offers.put(SELLER, OFFER);
		const trigger = watch(shop, 'bestOfferLost');
		const next = async () => {
			clock.advance(3600);
			trigger.sweepNext();
			return await trigger.poll();
		};
		expect(await trigger.poll()).toBeNull();
		offers.undercut(SELLER, 'SKU-1');
		expect(await trigger.poll()).toBeNull();

		const [first] = (await next()) ?? [];
		expect(first).toMatchObject({ event: 'bestOfferLost', sku: 'SKU-1', price: OFFER.price.price, sellerId: SELLER });
		expect(first).toMatchObject({ competitorCount: 1, lowestCompetingPrice: first.bestPrice });
		expect(first.bestPrice).toEqual(expect.any(Number));
		expect(await next()).toBeNull();
		offers.withdrawCompetitors(SELLER, 'SKU-1');
		expect(await next()).toBeNull();
		offers.undercut(SELLER, 'SKU-1');
		const [second] = (await next()) ?? [];
		expect(second).toMatchObject({ sku: 'SKU-1' });
		expect(second.eventId).not.toBe(first.eventId);
	});

	test('reads the offers every quarter of an hour, not at each poll', async () => {
		const { shop } = await frozenShop();
		const trigger = watch(shop, 'bestOfferLost');
		await trigger.poll();
		await trigger.poll();
		await trigger.poll();
		expect(shop.asked()).toEqual(['GET /offers']);
	});

	test('a manual test shows the offers', async () => {
		const { shop } = await frozenShop();
		shop.sandbox.marketplace.offers.put(SELLER, OFFER);
		expect(await watch(shop, 'bestOfferLost', {}, test_).poll()).toMatchObject([{ sku: 'SKU-1' }]);
	});
});

describe('sellerIndicatorBelow', () => {
	const watched = { indicators: ['orderAcceptation', 'orderClaims'], threshold: 90 };

	test('delivers a rate that falls below the limit, once until it has recovered', async () => {
		const { shop, clock } = await frozenShop();
		const { account } = shop.sandbox.marketplace;
		const trigger = watch(shop, 'sellerIndicatorBelow', watched);
		const next = async (rate: number) => {
			account.setIndicator(SELLER, 'order_acceptation', rate);
			clock.advance(3600);
			trigger.sweepNext();
			return await trigger.poll();
		};
		expect(await trigger.poll()).toBeNull();

		expect(await next(89.5)).toMatchObject([{ indicator: 'orderAcceptation', value: 89.5, sellerId: SELLER }]);
		expect(await next(80)).toBeNull();
		expect(await next(95)).toBeNull();
		expect(await next(70)).toHaveLength(1);
	});

	test('a rate of claims counts when it rises above the limit, and what is bad at the beginning counts', async () => {
		const { shop } = await frozenShop();
		shop.sandbox.marketplace.account.setIndicator(SELLER, 'order_claims', 3);
		const trigger = watch(shop, 'sellerIndicatorBelow', { ...watched, threshold: 2 });
		expect(await trigger.poll()).toMatchObject([{ indicator: 'orderClaims', value: 3 }]);
	});

	test.each([[{ value: 40 }], [{ rate: '40,5 %' }], ['40'], [40]])('reads a rate given as %j', async (given) => {
		const { shop } = await frozenShop();
		jest
			.spyOn(shop.sandbox.marketplace.account, 'indicators')
			.mockReturnValue({ order_acceptation: given } as unknown as ReturnType<typeof Object.create>);
		const [item] = (await watch(shop, 'sellerIndicatorBelow', watched).poll()) ?? [];
		expect(Math.floor(Number(item.value))).toBe(40);
	});

	test('a manual test shows the rates', async () => {
		const { shop } = await frozenShop();
		expect(await watch(shop, 'sellerIndicatorBelow', watched, test_).poll()).toHaveLength(2);
	});
});

describe('newPayment', () => {
	test('delivers a payout when it is made, and none of before', async () => {
		const { shop, clock } = await frozenShop(new Date(Date.now() - 30 * 86_400_000).toISOString());
		const trigger = watch(shop, 'newPayment');
		ready(shop, { status: 'Delivered', createdAt: clock.now() });
		expect(await trigger.poll()).toBeNull();
		clock.advance(28 * 86_400);
		trigger.sweepNext();

		const items = (await trigger.poll()) ?? [];
		expect(items.length).toBeGreaterThan(0);
		expect(items[0]).toMatchObject({
			event: 'newPayment',
			paymentState: 'Paid',
			currencyCode: 'EUR',
			sellerId: SELLER,
		});
		trigger.sweepNext();
		expect(await trigger.poll()).toBeNull();
		expect(await watch(shop, 'newPayment', {}, test_).poll()).not.toBeNull();
	});

	test('tells when in the time zone of the workflow, where that was chosen, and knows it by the same eventId', async () => {
		const { shop, clock } = await frozenShop(new Date(Date.now() - 30 * 86_400_000).toISOString());
		ready(shop, { status: 'Delivered', createdAt: clock.now() });
		clock.advance(28 * 86_400);
		const [inUtc] = (await watch(shop, 'newPayment', {}, test_).poll()) ?? [];

		const local = watch(shop, 'newPayment', { dates: 'local' }, { ...test_, timezone: 'Asia/Tokyo' });
		const [inTokyo] = (await local.poll()) ?? [];

		expect(inUtc.paidAt).toMatch(/T00:00:00Z$/);
		expect(inTokyo).toEqual({ ...inUtc, paidAt: `${String(inUtc.paidAt).slice(0, 10)} 09:00:00` });
	});
});
