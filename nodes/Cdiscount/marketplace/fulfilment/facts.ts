import type { JsonObject } from '../../api/json';
import type { Stock } from './schema';

/** Not for sale, for one reason or another. */
const HELD_BACK = ['blocked', 'litigation', 'removal', 'return', 'logisticOperations'];

/**
 * The simplified output item of a stock. Quantities are documented without their place: beside the other fields or within one, in
 * either case.
 */
export function simpleStock(stock: Stock): JsonObject {
	const flat = { ...stock, ...stock.quantities };
	const byName = new Map(Object.entries(flat).map(([name, value]) => [name.toLowerCase(), value]));
	const quantity = (name: string) => {
		const value = byName.get(name.toLowerCase());
		return typeof value === 'number' ? value : null;
	};
	const heldBack = HELD_BACK.map(quantity).filter((value) => value !== null);
	return {
		stockId: stock.id ?? stock.stockId ?? null,
		productId: stock.productId ?? null,
		sellerProductReference: stock.sellerProductReference ?? null,
		productState: stock.productState ?? null,
		storageCountry: stock.storageCountry ?? null,
		available: quantity('available'),
		allocated: quantity('allocated'),
		heldBack: heldBack.length === 0 ? null : heldBack.reduce((sum, value) => sum + value, 0),
		updatedAt: stock.updatedAt ?? null,
	};
}
