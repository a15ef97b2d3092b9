import type { JsonObject } from '../../api/json';
import { asGiven } from '../../api/listed';
import type { CategoryProperty, Product } from './schema';

/** A product as it leaves a node: as the API gave it, with the seller's own reference where he has one. */
export function productItem(product: Product, sellerId: string): JsonObject {
	const own = product.sellers?.find(({ reference }) => String(reference) === sellerId);
	return { ...asGiven(product), sellerProductReference: own?.productReference ?? null };
}

/** What a product is known by. */
export const productKey = ({ reference, gtin }: Product): string => `${reference} ${gtin}`;

/** An attribute of a category as it leaves a node: as the API gave it, with its choices as texts. */
export function propertyItem(property: CategoryProperty, categoryReference: string): JsonObject {
	return {
		categoryReference,
		...asGiven(property),
		propertyReference: String(property.propertyReference),
		choices: choicesOf(property),
	};
}

/** The values that an attribute can have, where they are given; none where any will do. */
export const choicesOf = ({ choices }: CategoryProperty): string[] => (choices ?? []).map(choiceText);

/** Choices are texts, or objects with a label; which of the two is not certain. */
function choiceText(choice: unknown): string {
	if (typeof choice !== 'object' || choice === null) return String(choice);
	const { label, value, name } = choice as JsonObject;
	return String(label ?? value ?? name ?? JSON.stringify(choice));
}
