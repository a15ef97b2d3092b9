import sortBy from 'lodash/sortBy';
import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { forEditor } from '../../core/editor';
import { isReadable, readable } from '../../api/listed';
import { listCategories, readProperties } from '../../marketplace/product/calls';
import { FRENCH, type Category } from '../../marketplace/product/schema';

/** Enough to choose from. */
const SHOWN = 200;

/** The tree changes rarely, and reading it takes about 80 calls: it is kept this long while somebody edits (milliseconds). */
const KEPT_FOR = 600_000;

const trees = new Map<string, { at: number; categories: Promise<Category[]> }>();

/** Active categories of the level that takes products, whose label or code contains the text. */
export async function searchCategories(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const credential = JSON.stringify(this.getNode().credentials ?? {});
	const wanted = filter.trim().toLowerCase();
	return await forEditor(this, async (octopia) => {
		const categories = await tree(octopia, `${credential} ${octopia.sellerId}`);
		const found = categories.filter((category) => labelOf(category).toLowerCase().includes(wanted));
		return {
			results: found
				.slice(0, SHOWN)
				.map((category) => ({ name: labelOf(category), value: category.categoryReference })),
		};
	});
}

/** The attributes of the category chosen in the node; the mandatory ones first. */
export async function getCategoryAttributes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const chosen = String(this.getCurrentNodeParameter('categoryReference', { extractValue: true }) ?? '').trim();
	if (chosen === '' || chosen.startsWith('=')) return [];
	const properties = await forEditor(this, async (octopia) => await readProperties(octopia, chosen, FRENCH));
	const sorted = sortBy(properties.filter(isReadable), ({ necessity }) => (necessity === 'Mandatory' ? 0 : 1));
	return sorted.map(({ propertyReference, label, necessity, unit }) => ({
		name: [label ?? propertyReference, unit && `in ${unit}`, necessity && `(${necessity.toLowerCase()})`]
			.filter(Boolean)
			.join(' '),
		value: String(propertyReference),
	}));
}

/** One reading of the tree for all who ask meanwhile; a reading that failed is not kept. */
async function tree(octopia: Octopia, key: string): Promise<Category[]> {
	const known = trees.get(key);
	if (known !== undefined && Date.now() - known.at < KEPT_FOR) return await known.categories;
	const categories = readTree(octopia);
	trees.set(key, { at: Date.now(), categories });
	categories.catch(() => trees.delete(key));
	return await categories;
}

async function readTree(octopia: Octopia): Promise<Category[]> {
	const found: Category[] = [];
	for await (const category of readable(listCategories(octopia, FRENCH)))
		if (category.level === 3 && category.isActive !== false) found.push(category);
	return sortBy(found, (category) => labelOf(category).toLowerCase());
}

const labelOf = ({ label, categoryReference }: Category) => `${label ?? ''} (${categoryReference})`.trim();
