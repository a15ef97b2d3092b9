import type { Marketplace } from '../marketplace/marketplace.mts';
import { HOME_CATALOGUE } from './catalogue.mts';

/** Some stock of Maison Lumière in Octopia's warehouse, a supply order, a shipment and a return. */
export function seedFulfilment({ fulfilment }: Marketplace): void {
	const sellerId = '98979';
	for (const { sku, gtin, stock } of HOME_CATALOGUE.slice(0, 5)) {
		fulfilment.add('stocks', sellerId, {
			productId: `AUC${gtin}`,
			sellerProductReference: sku,
			available: stock,
			allocated: stock % 3,
		});
	}
	const [lamp, bedside] = HOME_CATALOGUE;
	fulfilment.add('inbound', sellerId, {
		reference: 'APPRO-2026-07',
		code: 'IN0042',
		status: 'SupplyingInProgress',
		products: [{ sellerProductReference: lamp!.sku, quantity: 40 }],
	});
	const { outboundShipmentId } = fulfilment.add('outbound', sellerId, {
		reference: 'BOUTIQUE-1187',
		status: 'Shipped',
		products: [{ sellerProductReference: bedside!.sku, quantity: 1 }],
	});
	fulfilment.add('returns', sellerId, {
		outboundShipmentId,
		orderReference: 'BOUTIQUE-1187',
		reason: 'Produit endommagé',
		products: [{ sellerProductReference: bedside!.sku, quantity: 1 }],
	});
}
