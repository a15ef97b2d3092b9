import lodash from 'lodash';

import type { Line, OrderStatus, SupplyMode } from './order.mts';
import type { Random } from './random.mts';
import type { Seller } from './seller.mts';

/** What a line should be; what is left out is taken from the catalogue or chance. An unknown SKU is sold all the same. */
export interface LineOptions {
	sku?: string;
	quantity?: number;
	/** Unit price in euros, VAT included. */
	price?: number;
	shippingCost?: number;
	title?: string;
	supplyMode?: SupplyMode;
}

/** What an order says for all its lines. */
export interface LineDefaults {
	/** For every line that does not say its own; `mixed` alternates Seller and Fulfillment. */
	supplyMode?: SupplyMode | 'mixed';
	/** Delivered to a Mondial Relay pick-up point. */
	pickup?: boolean;
}

interface LineContext {
	index: number;
	defaults: LineDefaults;
	seller: Seller;
	random: Random;
	status: OrderStatus;
	isShipped: boolean;
}

const COMMISSION_RATE = 15;
const VAT_RATE = 20;

/** A line without its id, which the order gives. */
export function makeLine(wanted: LineOptions, context: LineContext): Omit<Line, 'id'> {
	const { seller, random, defaults } = context;
	const product =
		wanted.sku === undefined
			? random.pick(seller.catalogue)
			: (seller.catalogue.find(({ sku }) => sku === wanted.sku) ?? {
					sku: wanted.sku,
					title: wanted.title ?? wanted.sku,
					gtin: '3760123999996',
					price: 19.9,
				});
	const unitPrice = wanted.price ?? product.price;
	return {
		status: context.status,
		quantity: wanted.quantity ?? random.pick([1, 1, 1, 2, 2, 3]),
		unitPrice,
		shippingCost: wanted.shippingCost ?? (unitPrice >= 100 ? 0 : random.pick([0, 3.99, 4.9, 5])),
		vatRate: VAT_RATE,
		commissionRate: COMMISSION_RATE,
		offerId: `OF-${random.int(10_000, 99_999)}`,
		productId: `AUC${product.gtin}`,
		sku: product.sku,
		title: wanted.title ?? product.title,
		gtin: product.gtin,
		supplyMode: wanted.supplyMode ?? supplyModeOf(defaults, context.index),
		deliveryMode: deliveryModeOf(defaults, unitPrice),
		parcels: context.isShipped ? [madeUpParcel(random)] : [],
	};
}

/** A parcel nobody declared through the API: sent before the simulation begins, or by the platform. */
export function madeUpParcel(random: Random) {
	const parcelNumber = `8R${random.text(11, '0123456789')}`;
	return {
		parcelNumber,
		carrierName: 'Colissimo',
		trackingUrl: `https://www.laposte.fr/outils/suivre-vos-envois?code=${parcelNumber}`,
	};
}

/** Line total as the customer pays it: the shipping cost counts once per line, not per unit. */
export function lineTotal(line: Line): number {
	return lodash.round(line.unitPrice * line.quantity + line.shippingCost, 2);
}

function supplyModeOf({ supplyMode }: LineDefaults, index: number): SupplyMode {
	if (supplyMode === 'mixed') return index % 2 === 0 ? 'Seller' : 'Fulfillment';
	return supplyMode ?? 'Seller';
}

/** Labels of the official delivery table; it breaks off before the pick-up modes, so that label is a project choice. */
function deliveryModeOf({ pickup }: LineDefaults, unitPrice: number): string {
	if (pickup) return 'RelayPointDelivery';
	return unitPrice >= 100 ? 'SignedHomeDelivery' : 'TrackedHomeDelivery';
}
