import type { JsonObject } from '../../api/json';
import { rawOf } from '../../api/parseResponse';
import type { Product } from './schema';

/** A product as it leaves a node: as the API gave it, with the seller's own reference where he has one. */
export function withOwnReference(product: Product, sellerId: string): JsonObject {
	const own = product.sellers?.find(({ reference }) => String(reference) === sellerId);
	return { ...rawOf(product), sellerProductReference: own?.productReference ?? null } as JsonObject;
}
