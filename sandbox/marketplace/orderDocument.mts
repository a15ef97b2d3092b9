import lodash from 'lodash';

import { isoDate } from './clock.mts';
import { lineTotal } from './line.mts';
import type { Line, OrderRecord } from './order.mts';
import { CDISCOUNT } from './seller.mts';

/**
 * The order as `GET /orders` and `GET /orders/{orderId}` answer it (camelCase, money in euros with VAT).
 * Until the order has been InPreparation the lines' delivery address is null.
 */
export function orderDocument(order: OrderRecord) {
	const total = lodash.round(
		order.lines.reduce((sum, line) => sum + lineTotal(line), 0),
		2,
	);
	return {
		orderId: order.id,
		reference: order.reference,
		businessOrder: order.business,
		salesChannel: {
			id: order.salesChannelId,
			name: order.salesChannelId === CDISCOUNT ? 'Cdiscount' : order.salesChannelId,
		},
		seller: { id: order.sellerId },
		customer: { reference: order.customerReference },
		purchasedAt: isoDate(order.purchasedAt),
		createdAt: isoDate(order.createdAt),
		updatedAt: isoDate(order.updatedAt),
		shippedAtMax: isoDate(order.shippedAtMax),
		status: order.status as string,
		payment: { method: 'Card' },
		currencyCode: 'EUR',
		billingAddress: order.billingAddress,
		totalPrice: { offerPrice: total, sellingPrice: total },
		serviceFees: [],
		lines: order.lines.map((line) => lineDocument(line, order)),
	};
}

export type OrderDocument = ReturnType<typeof orderDocument>;

function lineDocument(line: Line, order: OrderRecord) {
	const total = lineTotal(line);
	const commission = (total * line.commissionRate) / 100;
	const price = {
		unitSalesPrice: line.unitPrice,
		shippingCost: line.shippingCost,
		taxes: [
			{
				code: 'VAT',
				target: 'UnitSalesPrice',
				amount: lodash.round(line.unitPrice - line.unitPrice / (1 + line.vatRate / 100), 2),
				rate: line.vatRate,
			},
		],
	};
	return {
		orderLineId: line.id,
		status: line.status as string,
		quantity: line.quantity,
		totalPrice: { offerPrice: total, sellingPrice: total },
		offerPrice: {
			...price,
			commission: {
				amountWithVat: lodash.round(commission * 1.2, 2),
				amountWithoutVat: lodash.round(commission, 2),
				rate: line.commissionRate,
			},
		},
		sellingPrice: price,
		offer: {
			id: line.offerId,
			sellerProductId: line.sku,
			supplyMode: line.supplyMode as string,
			productId: line.productId,
			productTitle: line.title,
			productGtin: line.gtin,
			condition: 'New',
		},
		delivery: {
			mode: line.deliveryMode,
			promisedAtMin: isoDate(order.promisedAtMin),
			promisedAtMax: isoDate(order.promisedAtMax),
			shippedAtMax: isoDate(order.shippedAtMax),
		},
		shippingAddress: order.addressOpen ? order.shippingAddress : null,
		parcels: line.parcels.map((parcel) => ({ ...parcel })),
	};
}
