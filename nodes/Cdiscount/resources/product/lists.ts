import groupBy from 'lodash/groupBy';
import sortBy from 'lodash/sortBy';
import uniq from 'lodash/uniq';
import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { forEditor } from '../../core/editor';
import { isReadable, readable } from '../../api/listed';
import { listBrands, listCategories, readProperties, readReports } from '../../marketplace/product/calls';
import { FRENCH, type Category } from '../../marketplace/product/schema';

/** Enough to choose from. */
const SHOWN = 200;

/** So many brands are read for a search; the API has none of its own. */
const BRANDS_READ = 2000;

/** The tree changes rarely, and reading it takes about 80 calls: it is kept this long while somebody edits (milliseconds). */
const KEPT_FOR = 600_000;

const trees = new Map<string, { at: number; categories: Promise<Category[]> }>();

/** Active categories of the level that takes products, whose label or code contains the text. */
export async function searchCategories(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await categoriesWith(this, filter, (category) => category.level === 3 && category.isActive !== false);
}

/** Categories above others, whose label or code contains the text. */
export async function searchParentCategories(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await categoriesWith(this, filter, ({ level }) => level !== 3);
}

async function categoriesWith(editor: ILoadOptionsFunctions, filter: string, isOffered: (found: Category) => boolean) {
	const credential = JSON.stringify(editor.getNode().credentials ?? {});
	const wanted = filter.trim().toLowerCase();
	return await forEditor(editor, async (octopia) => {
		const categories = await tree(octopia, `${credential} ${octopia.sellerId}`);
		const found = categories.filter((one) => isOffered(one) && labelOf(one).toLowerCase().includes(wanted));
		return { results: found.slice(0, SHOWN).map((one) => ({ name: labelOf(one), value: one.categoryReference })) };
	});
}

/** Brands whose name contains the text, among the first of the list: whoever knows the name types it. */
export async function searchBrands(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	const found: string[] = [];
	await forEditor(this, async (octopia) => {
		for await (const { name } of readable(listBrands(octopia, BRANDS_READ)))
			if (name && name.toLowerCase().includes(wanted)) found.push(name);
	});
	return {
		results: uniq(found)
			.slice(0, SHOWN)
			.map((name) => ({ name, value: name })),
	};
}

/** The packages in which products were submitted lately, as long as there are reports on them, the newest first. */
export async function searchProductPackages(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const reports = (await forEditor(this, async (octopia) => await readReports(octopia, {}))).filter(isReadable);
	const packages = Object.entries(groupBy(reports, ({ packageId }) => packageId ?? ''));
	const named = packages
		.filter(([packageId]) => packageId !== '')
		.map(([packageId, [first, ...others]]) => ({
			name: [first.submissionDate, others.length === 0 ? '1 product' : `${others.length + 1} products`, packageId]
				.filter(Boolean)
				.join(' · '),
			value: packageId,
		}));
	const wanted = filter.trim().toLowerCase();
	const found = named.filter(({ name }) => name.toLowerCase().includes(wanted));
	return { results: sortBy(found, 'name').reverse() };
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
	for await (const category of readable(listCategories(octopia, FRENCH))) found.push(category);
	return sortBy(found, (category) => labelOf(category).toLowerCase());
}

const labelOf = ({ label, categoryReference }: Category) => `${label ?? ''} (${categoryReference})`.trim();
