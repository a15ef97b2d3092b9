import type { JsonObject } from '../../api/json';
import { listText, textOf } from '../row';
import { utc } from '../time';
import type { FulfilmentReturn, InboundShipment, OutboundShipment, ProductLine, Stock } from './schema';

/** Not for sale, for one reason or another. */
const HELD_BACK = ['blocked', 'litigation', 'removal', 'return', 'logisticOperations'];

/**
 * The row of a stock. Quantities, in units, are documented without their place: beside the other fields or within one, in either
 * case.
 */
export function stockRow(stock: Stock): JsonObject {
	const flat = { ...stock, ...stock.quantities };
	const byName = new Map(Object.entries(flat).map(([name, value]) => [name.toLowerCase(), value]));
	const quantity = (name: string) => {
		const value = byName.get(name.toLowerCase());
		return typeof value === 'number' ? value : null;
	};
	const heldBack = HELD_BACK.map(quantity).filter((value) => value !== null);
	return {
		stockId: textOf(stock.id ?? stock.stockId),
		productId: stock.productId ?? null,
		sellerProductReference: stock.sellerProductReference ?? null,
		productState: stock.productState ?? null,
		storageCountry: stock.storageCountry ?? null,
		available: quantity('available'),
		allocated: quantity('allocated'),
		heldBack: heldBack.length === 0 ? null : heldBack.reduce((sum, value) => sum + value, 0),
		updatedAt: utc(stock.updatedAt),
	};
}

/** The row of a supply order to a warehouse. */
export function inboundRow(shipment: InboundShipment): JsonObject {
	return {
		inboundShipmentId: textOf(shipment.inboundShipmentId),
		reference: shipment.reference ?? null,
		code: shipment.code ?? null,
		storageCountry: shipment.storageCountry ?? null,
		status: shipment.status ?? null,
		products: productsText(shipment.products),
		createdAt: utc(shipment.createdAt),
		updatedAt: utc(shipment.updatedAt),
	};
}

/** The row of an order of another shop; some call its status `state`. */
export function outboundRow(shipment: OutboundShipment): JsonObject {
	return {
		outboundShipmentId: textOf(shipment.outboundShipmentId),
		reference: shipment.reference ?? null,
		status: shipment.status ?? shipment.state ?? null,
		products: productsText(shipment.products),
		createdAt: utc(shipment.createdAt),
		statusUpdatedAt: utc(shipment.statusUpdatedAt),
	};
}

/** The row of a return. */
export function returnRow(found: FulfilmentReturn): JsonObject {
	return {
		returnId: textOf(found.returnId),
		type: found.type ?? null,
		orderReference: found.orderReference ?? null,
		outboundShipmentId: textOf(found.outboundShipmentId),
		products: productsText(found.products),
		reason: found.reason ?? null,
		status: found.status ?? null,
		createdAt: utc(found.createdAt),
		updatedAt: utc(found.updatedAt),
	};
}

/** What is in it, as `2 × LAMPE-042, 1 × LAMPE-051`; a line whose names are others as it was given: they are not documented. */
function productsText(products: ProductLine[] | null | undefined): string | null {
	return listText((products ?? []).map(lineText));
}

function lineText(line: ProductLine): string {
	const reference = line.sellerProductReference ?? line.productId;
	if (!reference) return JSON.stringify(line);
	return typeof line.quantity === 'number' ? `${line.quantity} × ${reference}` : reference;
}
