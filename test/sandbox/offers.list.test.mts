import { offerSchema } from '../../nodes/Cdiscount/marketplace/offer/schema.ts';
import { BIKE_CATALOGUE } from '../../sandbox/seeds/catalogue.mts';
import { seedManyOffers, seedOffers } from '../../sandbox/seeds/seedOffers.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, expectAll, frozenSandbox, LUMIERE, VELO, type Json } from './client.mts';
import { integrate } from './offerPackages.mts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

const list = async (query: string) => (await client.get(`/offers?salesChannelId=CDISFR&${query}`)).body.items;
const references = async (query: string) => (await list(query)).map((one: Json) => one.sellerExternalReference);

test('a sandbox starts without offers, and the channel must be named', async () => {
	expect((await client.get('/offers?salesChannelId=CDISFR')).body).toEqual({ itemsPerPage: 0, items: [] });
	expect((await client.get('/offers')).body.errors).toHaveProperty('salesChannelId');
});

test('every offer passes the schema, by cursor', async () => {
	seedOffers(sandbox.marketplace);
	const { items, pages } = await client.all('/offers?salesChannelId=CDISFR&limit=8');
	expect([items.length, pages]).toEqual([20, 3]);
	expectAll(items, offerSchema);
	expect(items[0]).not.toHaveProperty('salesChannelFeedback');
	expect(items[0].createdAt).toBe('2026-09-02T12:00:00.0000000+00:00');
	expect((await new Client(sandbox, VELO).all('/offers?salesChannelId=CDISFR')).items).toHaveLength(12);
	expect(await list('limit=1001')).toBeUndefined();
});

test('filters narrow the list, alone and together', async () => {
	seedOffers(sandbox.marketplace);
	expect(await references('sellerExternalReferences=LAMPE-063,NOPE,LAMPE-042')).toEqual(['LAMPE-042', 'LAMPE-063']);
	expect(await references(`gtins=3760123000017,${BIKE_CATALOGUE[0]!.gtin}`)).toEqual(['LAMPE-042']);
	expect(await references('offerIds=98979_AUC3760123000024_6_CDISFR')).toEqual(['LAMPE-051']);
	expect(await references('offerStates=Inactive')).toEqual(['SUSP-024']);
	expect(await references('offerStates=Inactive&sellerExternalReferences=LAMPE-042')).toEqual([]);
	expect((await client.get('/offers?salesChannelId=CDISFR&offerStates=Sold')).status).toBe(400);
	expect((await client.get('/offers?salesChannelId=OTHER')).body.items).toEqual([]);
	const changed = [{ sellerExternalReference: 'MIR-021', quantity: 3 }];
	await integrate(sandbox, client, 'Update', changed);
	expect(await references('updatedAtMin=2026-09-02T12:00:01Z')).toEqual(['MIR-021']);
});

test('fields and expand choose what comes', async () => {
	seedOffers(sandbox.marketplace);
	const always = ['offerId', 'sellerExternalReference', 'offerState', 'createdAt', 'updatedAt'];
	const [bare] = await list('fields=quantity,integrationPrice.price&limit=1&expand=salesChannelFeedback');
	expect(bare).toEqual({ ...bare, quantity: 48, integrationPrice: { price: 29.99 } });
	expect(Object.keys(bare).sort()).toEqual([...always, 'quantity', 'integrationPrice'].sort());
	const [leaf] = await list('fields=salesChannelFeedback.competingOffers&limit=1');
	expect(leaf.salesChannelFeedback).toEqual({ competingOffers: [] });
	expectAll(await list('expand=salesChannelFeedback'), offerSchema);
});

test('the best offer is lost to a cheaper one, delivery included, and won back', async () => {
	seedOffers(sandbox.marketplace);
	const { offers } = sandbox.marketplace;
	const best = async () =>
		(await list('sellerExternalReferences=MIR-021&expand=salesChannelFeedback'))[0].salesChannelFeedback
			.bestOfferDetails;
	expect(await best()).toMatchObject({ isBestOffer: true, price: 44.9, sellerName: 'Maison Lumière' });
	offers.undercut(LUMIERE, 'MIR-021', { price: 44, shippingCost: 10 });
	expect((await best()).isBestOffer).toBe(true);
	const rival = offers.undercut(LUMIERE, 'MIR-021');
	expect(rival.price).toBeCloseTo((44.9 + 4.9) * 0.99, 2);
	expect(await best()).toMatchObject({ isBestOffer: false, price: rival.price, sellerName: rival.sellerName });
	offers.withdrawCompetitors(LUMIERE, 'MIR-021');
	expect((await best()).isBestOffer).toBe(true);

	const cheap = { ...sandboxLine(), price: { ...sandboxLine().price, price: 30 } };
	offers.put('55555', cheap);
	expect(await best()).toMatchObject({ isBestOffer: false, price: 30, sellerName: 'Comptoir des Alpes' });
	expect(() => offers.undercut(LUMIERE, 'NOPE')).toThrow('not found');

	function sandboxLine() {
		const offer = offers.one(LUMIERE, 'MIR-021') as Json;
		const { sellerExternalReference, product, condition, integrationPrice, deliveryOffers, preparationTime, quantity } =
			offer;
		return {
			sellerExternalReference,
			product: { gtin: product.gtin },
			condition,
			price: integrationPrice,
			deliveryModes: deliveryOffers,
			preparationTime,
			quantity,
		};
	}
});

test('a hundred thousand offers are put up, changed and read', async () => {
	seedManyOffers(sandbox.marketplace, 100_000);
	expect(sandbox.marketplace.offers.count(LUMIERE)).toBe(100_000);
	const { packages } = sandbox.marketplace.offers;
	const id = packages.open(LUMIERE, 'CDISFR', { packageType: 'Update' });
	for (let from = 1; from <= 50_000; from += 100) {
		const lines = Array.from({ length: 100 }, (_, index) => ({
			sellerExternalReference: `MASS-${String(from + index).padStart(5, '0')}`,
			quantity: 7,
		}));
		packages.upload(id, LUMIERE, lines);
	}
	sandbox.clock.advance(1);
	packages.close(id, LUMIERE, { state: 'Ready' });
	sandbox.clock.advance(5);
	expect(packages.one(id, LUMIERE).state).toBe('Integrated');
	expect(packages.summary(id)).toMatchObject({ lines: 50_000, integrated: 50_000 });
	const { items } = await client.all('/offers?salesChannelId=CDISFR&limit=1000&updatedAtMin=2026-09-02T12:00:01Z');
	expect(items).toHaveLength(50_000);
}, 120_000);
