import type { JsonObject } from '../../api/json';
import { asGiven } from '../../api/listed';
import { listText, textOf } from '../row';
import type { Category, CategoryProperty, Product } from './schema';

/** How a thing of the catalogue leaves a node: as a row, or with everything the marketplace gave. */
export interface ProductFormat {
	simplify: boolean;
}

/** A product as it leaves a node, in each format with the seller's own reference where he has one. */
export function productItem(product: Product, sellerId: string, { simplify }: ProductFormat): JsonObject {
	const own = product.sellers?.find(({ reference }) => String(reference) === sellerId);
	const sellerProductReference = own?.productReference ?? null;
	if (!simplify) return { ...asGiven(product), sellerProductReference };
	return {
		gtin: textOf(product.gtin),
		sellerProductReference,
		label: product.label ?? null,
		productReference: product.reference ?? null,
		isMarketable: product.isMarketable ?? null,
		isCreator: own?.isCreator ?? null,
		canEdit: product.permissions?.edit ?? null,
		canEnrich: product.permissions?.enrich ?? null,
		sellerCount: product.sellers?.length ?? null,
	};
}

/** What a product is known by. */
export const productKey = ({ reference, gtin }: Product): string => `${reference} ${gtin}`;

/** The row of a category; products belong in level 3. */
export const categoryRow = (category: Category): JsonObject => ({
	categoryReference: category.categoryReference,
	label: category.label ?? null,
	level: category.level ?? null,
	parentReference: category.parentReference ?? null,
	isActive: category.isActive ?? null,
	isBrandMandatory: category.isBrandMandatory ?? null,
	isVariant: category.isVariant ?? null,
	childCount: category.childCount ?? null,
});

/** An attribute of a category as it leaves a node, its choices as texts: in a row, one text in which they are separated by semicolons. */
export function propertyItem(
	property: CategoryProperty,
	categoryReference: string,
	{ simplify }: ProductFormat,
): JsonObject {
	const propertyReference = String(property.propertyReference);
	const choices = choicesOf(property);
	if (!simplify) return { categoryReference, ...asGiven(property), propertyReference, choices };
	return {
		categoryReference,
		propertyReference,
		label: property.label ?? null,
		necessity: property.necessity ?? null,
		unit: property.unit ?? null,
		isNumeric: property.isNumeric ?? null,
		isMultiple: property.isMultiple ?? null,
		isRanged: property.isRanged ?? null,
		isVariation: property.isVariation ?? null,
		isSize: property.isSize ?? null,
		choiceCount: choices.length,
		choices: listText(choices, '; '),
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
