import lodash from 'lodash';

import type { Line, OrderStatus, SupplyMode } from './order.mts';
import type { PlaceOrderOptions } from './placing.mts';
import type { Random } from './random.mts';
import type { Seller } from './seller.mts';

/** What a line should be; what is left out is taken from the catalogue or chance. An unknown SKU is sold all the same. */
export interface LineWish {
	sku?: string;
	quantity?: number;
	/** Unit price in euros, VAT included. */
	price?: number;
	shippingCost?: number;
	title?: string;
	supplyMode?: SupplyMode;
}

interface LineContext {
	index: number;
	options: PlaceOrderOptions;
	seller: Seller;
	random: Random;
	status: OrderStatus;
	isShipped: boolean;
}

const COMMISSION_RATE = 15;
const VAT_RATE = 20;

/** A line without its id, which the order gives. */
export function makeLine(wish: LineWish, context: LineContext): Omit<Line, 'id'> {
	const { seller, random, options } = context;
	const product =
		wish.sku === undefined
			? random.pick(seller.catalogue)
			: (seller.catalogue.find(({ sku }) => sku === wish.sku) ?? {
					sku: wish.sku,
					title: wish.title ?? wish.sku,
					gtin: '3760123999996',
					price: 19.9,
				});
	const unitPrice = wish.price ?? product.price;
	return {
		status: context.status,
		quantity: wish.quantity ?? random.pick([1, 1, 1, 2, 2, 3]),
		unitPrice,
		shippingCost: wish.shippingCost ?? (unitPrice >= 100 ? 0 : random.pick([0, 3.99, 4.9, 5])),
		vatRate: VAT_RATE,
		commissionRate: COMMISSION_RATE,
		offerId: `OF-${random.int(10_000, 99_999)}`,
		productId: `AUC${product.gtin}`,
		sku: product.sku,
		title: wish.title ?? product.title,
		gtin: product.gtin,
		supplyMode: wish.supplyMode ?? supplyModeOf(options, context.index),
		deliveryMode: deliveryModeOf(options, unitPrice),
		parcels: context.isShipped ? [madeUpParcel(random)] : [],
	};
}

/** A parcel nobody declared through the API: sent before the story begins, or by the platform. */
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

function supplyModeOf({ supplyMode }: PlaceOrderOptions, index: number): SupplyMode {
	if (supplyMode === 'mixed') return index % 2 === 0 ? 'Seller' : 'Fulfillment';
	return supplyMode ?? 'Seller';
}

/** Labels of the official delivery table; it breaks off before the pick-up modes, so that label is a project choice. */
function deliveryModeOf({ pickup }: PlaceOrderOptions, unitPrice: number): string {
	if (pickup) return 'RelayPointDelivery';
	return unitPrice >= 100 ? 'SignedHomeDelivery' : 'TrackedHomeDelivery';
}
