import '../../../engine/slept.mts';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { events } from '../../../../nodes/Cdiscount/resources/events.ts';
import { seedShop } from '../../../../sandbox/seeds/seedShop.mts';
import { ready, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../engine/shop.mts';
import { closeProxies, oddly } from '../../../engine/throughProxy.mts';
import { openProxy } from '../../../proxy/proxy.mts';
import { Engine } from '../../../engine/engine.mts';
import { runs } from '../../../runs.mts';
import { openMarket } from '../resources/offer/offers.mts';
import { written } from '../resources/message/discussions.mts';
import { differences, isDecisive, isRead, ODD_VALUES, OTHER_VALUES, placesIn, withOdd, type Place } from '../odd.mts';
import { watch } from './polls.mts';

jest.setTimeout(120_000);

afterEach(closeShops);
afterEach(closeProxies);

interface Order {
	orderId: string;
}

const noLines = (id: string) => (given: Order) => (given.orderId === id ? { ...given, lines: null } : given);

test.each([
	['newOrder', waiting],
	['orderToConfirm', waiting],
	['orderToShip', ready],
	['orderStatusChanged', ready],
	['cancellationRequested', ready],
])('%s: an order that cannot be read is delivered marked, once, and stops nothing', async (event, placed) => {
	const shop = await openShop();
	const odd = placed(shop);
	const { engine, proxy, change } = await oddly(shop);
	const trigger = watch({ ...shop, engine }, event);
	change('/orders', noLines(odd.orderId));

	const first = (await trigger.poll()) ?? [];
	expect(first).toEqual([
		{
			event,
			eventId: `${event}:unreadable/${odd.orderId}`,
			orderId: odd.orderId,
			unreadable: 'The marketplace answered something that cannot be read: orders.lines (it is empty).',
			raw: expect.objectContaining({ orderId: odd.orderId, lines: null }),
			sellerId: SELLER,
		},
	]);
	const others = [placed(shop), placed(shop)].map(({ orderId }) => orderId);
	const second = await trigger.ids();
	if (event !== 'orderStatusChanged' && event !== 'cancellationRequested') expect(second).toEqual(others);
	trigger.sweepNext();
	expect(await trigger.poll()).toBeNull();

	// when it can be read it is delivered as any other
	proxy.clear();
	trigger.sweepNext();
	const later = (await trigger.poll()) ?? [];
	// whether its status has changed since the start is another question
	if (event === 'orderStatusChanged') return;
	expect(later.map(({ eventId }) => eventId)).toEqual(
		['newOrder', 'orderToConfirm', 'orderToShip'].includes(event) ? [`${event}:${odd.orderId}`] : [],
	);
	trigger.sweepNext();
	expect(await trigger.poll()).toBeNull();
});

test('a trigger that starts now tells an odd order that is new to it, and remembers it over a restart', async () => {
	const shop = await openShop();
	const { engine, change } = await oddly(shop);
	const trigger = watch({ ...shop, engine }, 'orderToShip', { startFrom: 'now' });
	expect(await trigger.poll()).toBeNull();
	const { orderId } = ready(shop);
	change('/orders', (given: Order) => (given.orderId === orderId ? { orderId, updatedAt: 'yesterday' } : given));
	expect(await trigger.poll()).toMatchObject([{ orderId, unreadable: expect.any(String) }]);

	const again = watch({ ...shop, engine }, 'orderToShip', { startFrom: 'now' }, { state: trigger.saved() });
	again.sweepNext();
	expect(await again.poll()).toBeNull();
});

test('an order whose dates cannot be read is delivered, once', async () => {
	const shop = await openShop();
	const { engine, change } = await oddly(shop);
	const trigger = watch({ ...shop, engine }, 'newOrder', { startFrom: 'now' });
	expect(await trigger.poll()).toBeNull();
	change('/orders', (given: object) => ({ ...given, createdAt: 42, updatedAt: { at: 'noon' } }));
	const { orderId } = ready(shop);

	expect(await trigger.ids()).toEqual([orderId]);
	trigger.sweepNext();
	expect(await trigger.poll()).toBeNull();
	expect(ready(shop).orderId).toBe((await trigger.ids())[0]);
});

test('an editor test shows what cannot be read', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const { engine, change } = await oddly(shop);
	change('/orders', noLines(orderId));

	const trigger = watch({ ...shop, engine }, 'orderToShip', {}, { mode: 'manual', activation: 'manual' });
	expect(await trigger.poll()).toMatchObject([{ orderId, unreadable: expect.any(String) }]);
});

test('a message that cannot be read is told with its discussion, and the other messages go on', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const { discussionId } = written(shop, { orderId });
	written(shop, { orderId, discussionId });
	const { engine, change } = await oddly(shop);
	const trigger = watch({ ...shop, engine }, 'newMessage', { startFrom: 'hours', hours: 24 });
	change('/discussions/*', (given: { messages: object[] }) => ({
		...given,
		messages: given.messages.map((message, index) => (index === 0 ? { ...message, messageId: {} } : message)),
	}));

	const found = (await trigger.poll()) ?? [];

	expect(found.filter(({ unreadable }) => unreadable)).toMatchObject([
		{ discussionId, unreadable: expect.stringContaining(`A message of discussion ${discussionId} cannot be read.`) },
	]);
	expect(found.filter(({ unreadable }) => !unreadable).length).toBeGreaterThan(0);
	trigger.sweepNext();
	expect(await trigger.poll()).toBeNull();
});

test('costs of delivery in another form hide no lost best offer', async () => {
	const shop = await openMarket();
	const { engine, change } = await oddly(shop);
	const trigger = watch({ ...shop, engine }, 'bestOfferLost');
	let isBest = true;
	change('/offers', (given: object) => ({
		...given,
		deliveryOffers: [{ code: 'THD', cost: { amount: 3 } }, 'REL'],
		quantity: 'many',
		salesChannelFeedback: { bestOfferDetails: { isBestOffer: isBest, price: { amount: 1 } }, competingOffers: {} },
	}));
	expect(await trigger.poll()).toBeNull();
	isBest = false;
	trigger.sweepNext();

	const found = (await trigger.poll()) ?? [];

	expect(found.length).toBeGreaterThan(0);
	expect(found[0]).toMatchObject({ event: 'bestOfferLost', bestPrice: null, competitorCount: null });
});

test.each(events.map(({ value }) => value))('%s: a field of another kind is lost, and nothing else', async (value) => {
	const shop = await openShop();
	seedShop(shop.sandbox.marketplace);
	waiting(shop);
	written(shop, { orderId: ready(shop).orderId });
	shop.sandbox.marketplace.offers.packages.open(SELLER, 'CDISFR', { packageType: 'Upsert' });
	const proxy = await openProxy(shop.sandbox);
	const engine = new Engine({ ...shop.credential, apiUrl: proxy.apiUrl });
	const plain = (path: string) => path.replace(/\d{4}-\d\d-\d\dT[^&]*/g, '…');
	const answers = new Map<string, unknown>();
	const poll = async (simplify: boolean, place?: Place, odd?: unknown) => {
		proxy.clear();
		proxy.add({
			count: Infinity,
			rewrite(json, { path }) {
				if (place === undefined) answers.set(plain(path), json);
				return place?.path === plain(path) ? withOdd(json, place, odd) : json;
			},
		});
		const parameters = { event: value, simplify, indicators: ['orderAcceptation'], threshold: 100 };
		const found = (await engine.trigger(parameters).poll()) ?? [];
		return [...found].sort((one: IDataObject, other) => String(one.eventId).localeCompare(String(other.eventId)));
	};
	const usual = await poll(true);
	expect(proxy.calls.filter(isRead).length).toBeGreaterThan(0);
	const places = [...answers].flatMap(([path, answer]) => placesIn(path, answer)).filter((place) => !isDecisive(place));

	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...places),
			fc.constantFrom(...ODD_VALUES, ...OTHER_VALUES),
			fc.boolean(),
			async (place, odd, simplify) => {
				const missing = await poll(simplify, place);
				const found = await poll(simplify, place, odd);

				expect(found.filter((item) => 'unreadable' in item)).toEqual([]);
				if (!ODD_VALUES.includes(odd)) return;
				expect(found.map(({ eventId }) => eventId)).toEqual(missing.map(({ eventId }) => eventId));
				expect(differences(found, missing, odd)).toEqual([]);
				expect(usual.length - found.length).toBeLessThanOrEqual(1);
			},
		),
		runs(8),
	);
	await proxy.close();
});
