import { slept } from '../../../../engine/slept.mts';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { openShop, SELLER, type Shop } from '../../../../engine/shop.mts';
import { SandboxClock } from '../../../../../sandbox/marketplace/clock.mts';
import { gtin13, HOME_CATALOGUE } from '../../../../../sandbox/seeds/catalogue.mts';
import { offerLine } from '../../../../../sandbox/seeds/seedOffers.mts';
import type { SandboxOptions } from '../../../../../sandbox/server.mts';

// every run goes through n8n's engine and a marketplace, on machines that do other things besides
jest.setTimeout(60_000);

/** The parameters of an operation on offers. */
export const offer = (operation: string, parameters: IDataObject = {}): INodeParameters =>
	({ resource: 'offer', operation, ...parameters }) as INodeParameters;

/** Updates with the columns of the items. */
export const update = (options: IDataObject = {}, parameters: IDataObject = {}) =>
	offer('update', {
		sku: '={{ $json.sku }}',
		price: '={{ $json.price }}',
		quantity: '={{ $json.quantity }}',
		options,
		...parameters,
	});

/** Creates or replaces with the columns of the items; what is mandatory besides is filled in. */
export const put = (options: IDataObject = {}, parameters: IDataObject = {}) =>
	offer('createOrReplace', {
		sku: '={{ $json.sku }}',
		gtin: '={{ $json.gtin }}',
		condition: 'new',
		price: '={{ $json.price }}',
		quantity: '={{ $json.quantity }}',
		preparationTime: 2,
		vat: 20,
		ecotax: 0.12,
		deaTax: 0,
		deliveryModes: { mode: [{ code: 'thd', cost: 4.9, additionalCost: 1.5 }] },
		options,
		...parameters,
	});

export const remove = (options: IDataObject = {}) => offer('delete', { sku: '={{ $json.sku }}', options });

/** A marketplace whose time passes while a node waits, and at no other time. */
export async function openMarket(options: SandboxOptions = {}, credential: Record<string, string> = {}): Promise<Shop> {
	const clock = SandboxClock.frozenAt('2026-09-02T08:00:00Z');
	slept.push = (...waits: number[]) => {
		for (const wait of waits) clock.advance(Math.max(0, wait) / 1000);
		return Array.prototype.push.apply(slept, waits);
	};
	const shop = await openShop({ clock, ...options, delays: { intake: 0, ...options.delays } }, credential);
	// what happened before the test is not its business, and is a day old
	for (const product of HOME_CATALOGUE) shop.sandbox.marketplace.offers.put(SELLER, offerLine(product));
	clock.advance(86_400);
	return shop;
}

/** Offers by the thousand, which exist at the marketplace; `skus` names them in order. */
export function stock({ sandbox: { marketplace } }: Shop, count: number, sellerId = SELLER): string[] {
	return Array.from({ length: count }, (_, index) => {
		const sku = `SKU-${String(index + 1).padStart(6, '0')}`;
		const gtin = gtin13(`3769${String(index + 1).padStart(8, '0')}`);
		if (sellerId === SELLER) marketplace.products.sheets.add({ gtin, label: `Article ${index + 1}` }, sellerId, sku);
		marketplace.offers.put(sellerId, offerLine({ sku, gtin, price: 20, stock: 5 }));
		return sku;
	});
}

interface Held {
	integrationPrice: { price: number; originPrice: number | null; taxes: unknown };
	quantity: number;
	[name: string]: unknown;
}

/** The offer in the marketplace's own books. */
export const held = ({ sandbox }: Shop, sku: string, sellerId = SELLER): Held =>
	sandbox.marketplace.offers.one(sellerId, sku) as Held;

/** Price and stock in the marketplace's own books. */
export const priceAndStock = (shop: Shop, sku: string, sellerId = SELLER) => {
	const { integrationPrice, quantity } = held(shop, sku, sellerId);
	return { price: integrationPrice.price, quantity };
};

/** How many lines each package that the marketplace worked through changed. */
export const applied = ({ sandbox }: Shop): number[] =>
	sandbox.marketplace.ledger.find({ effect: 'offersIntegrated' }).map(({ details }) => Number(details?.integrated));

/** The writes of a run in short, as `open`, `upload 100`, `close`. */
export const sent = (shop: Shop): string[] =>
	shop.writes().map(({ method, path, body }) => {
		if (method === 'PATCH') return 'close';
		return path.endsWith('/offer-requests') ? `upload ${(body as unknown[]).length}` : 'open';
	});

/** Calls that are no uploads. */
export const others = (shop: Shop): string[] => shop.asked().filter((call) => !/^POST .*offer-requests$/.test(call));

/** The lines that were uploaded. */
export const lines = (shop: Shop): IDataObject[] =>
	shop
		.writes()
		.filter(({ path }) => path.endsWith('/offer-requests'))
		.flatMap(({ body }) => body as IDataObject[]);
