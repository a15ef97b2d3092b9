import type { Octopia } from '../../api/client';
import { wantedOf } from '../../api/listed';
import type { Listed } from '../../api/parseResponse';
import { listBrands, listCategories } from './calls';
import type { Brand, Category, Language } from './schema';

/** Which categories are wanted; the API filters nothing. */
export interface CategoryFilters {
	/** Whether those that take no products any more are left out. */
	activeOnly: boolean;
	/** 0 for all levels. */
	level: number;
	/** The code of a category above, of any level. */
	parentReference?: string;
	/** A part of the label or of the code, whatever its case. */
	search?: string;
}

/** Reads categories until enough are found. */
export async function findCategories(
	octopia: Octopia,
	language: Language,
	{ activeOnly, level, parentReference, search = '' }: CategoryFilters,
	limit?: number,
): Promise<Array<Listed<Category>>> {
	const isBelow = ({ parentReference: parent, parentReferences }: Category) =>
		parentReference === undefined || [parent, ...(parentReferences ?? [])].includes(parentReference);
	const isWanted = (category: Category) =>
		(!activeOnly || category.isActive !== false) &&
		(level === 0 || category.level === level) &&
		isBelow(category) &&
		contains(`${category.categoryReference} ${category.label ?? ''}`, search);
	return await wantedOf(listCategories(octopia, language), isWanted, limit);
}

/** Reads brands until enough are found whose name contains the text, whatever its case. */
export async function findBrands(octopia: Octopia, search = '', limit?: number): Promise<Array<Listed<Brand>>> {
	return await wantedOf(listBrands(octopia), ({ name }) => contains(name ?? '', search), limit);
}

const contains = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());
