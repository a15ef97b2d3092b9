import groupBy from 'lodash/groupBy';
import sortBy from 'lodash/sortBy';
import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { isReadable, readable } from '../../api/listed';
import { chosenIn, forEditor } from '../../core/editor';
import { lookAtSlice, lookThrough, type Entry, type Look } from '../../core/pickerPages';
import { countOf, momentOf, told } from '../../core/pickerText';
import { listBrands, listCategories, listProducts, readProperties, readReports } from '../../marketplace/product/calls';
import { FRENCH, type Brand, type Category, type Product } from '../../marketplace/product/schema';
import { timestamp } from '../../marketplace/time';
import { kept } from '../shared/kept';

/** Active categories of the level that takes products, by any words of their path, or by code. */
export async function searchCategories(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await categoriesOf(this, { filter, token }, ({ level, isActive }) => level === 3 && isActive !== false);
}

/** Categories above others, by any words of their path, or by code. */
export async function searchParentCategories(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await categoriesOf(this, { filter, token }, ({ level }) => level !== 3);
}

async function categoriesOf(editor: ILoadOptionsFunctions, look: Look, isOffered: (found: Category) => boolean) {
	return await forEditor(editor, { results: [] }, async (octopia) => {
		const categories = await kept(editor, octopia, 'categories', async () => await readTree(octopia));
		const offered = categories.filter(({ category }) => isOffered(category));
		return lookAtSlice(
			look,
			offered.map(({ entry }) => entry),
		);
	});
}

/** Brands by name. */
export async function searchBrands(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const entriesOf = (brands: Brand[]) => brands.flatMap(({ name }) => (name ? [{ name, value: name }] : []));
	return await forEditor(this, { results: [] }, async (octopia) => {
		const keep = async <T>(page: string, read: () => Promise<T>) => await kept(this, octopia, `brands ${page}`, read);
		return await lookThrough(
			{ filter, token },
			{ list: (pages) => listBrands(octopia, undefined, pages), entriesOf, keep },
		);
	});
}

/** The products that the seller made or enriched, by the reference under which they were made. */
export async function searchProducts(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const entriesOf = (products: Product[]) =>
		products.flatMap(({ reference, label, gtin }) =>
			reference ? [{ name: told(label, gtin, reference), value: reference }] : [],
		);
	return await forEditor(this, { results: [] }, async (octopia) =>
		lookThrough({ filter, token }, { list: (pages) => listProducts(octopia, {}, undefined, pages), entriesOf }),
	);
}

/** The packages in which products were submitted lately, as long as there are reports on them, the newest first. */
export async function searchProductPackages(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const read = async (octopia: Octopia) => (await readReports(octopia, {})).filter(isReadable);
	const packages = Object.entries(groupBy(await forEditor(this, [], read), ({ packageId }) => packageId ?? ''));
	const known = packages.filter(([packageId]) => packageId !== '');
	const sorted = sortBy(known, ([, [first]]) => -timestamp(first.submissionDate));
	const entries = sorted.map(([packageId, reports]) => ({
		name: told(momentOf(reports[0].submissionDate, this.getTimezone()), countOf(reports.length, 'product'), packageId),
		value: packageId,
		words: reports.map(({ gtin, sellerProductReference }) => told(gtin, sellerProductReference)).join(' '),
	}));
	return lookAtSlice({ filter, token }, entries);
}

/** The attributes of the category chosen in the node; the mandatory ones first. */
export async function getCategoryAttributes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const chosen = chosenIn(this, 'categoryReference');
	if (chosen === undefined) return [];
	const properties = await forEditor(this, [], async (octopia) => await readProperties(octopia, chosen, FRENCH));
	const sorted = sortBy(properties.filter(isReadable), ({ necessity }) => (necessity === 'Mandatory' ? 0 : 1));
	return sorted.map(({ propertyReference, label, necessity, unit }) => ({
		name: [label ?? propertyReference, unit && `in ${unit}`, necessity && `(${necessity.toLowerCase()})`]
			.filter(Boolean)
			.join(' '),
		value: String(propertyReference),
	}));
}

interface Named {
	category: Category;
	entry: Entry;
}

/** All categories by the path that leads to them, in its order. */
async function readTree(octopia: Octopia): Promise<Named[]> {
	const found = new Map<string, Category>();
	for await (const category of readable(listCategories(octopia, FRENCH)))
		found.set(category.categoryReference, category);
	const named = [...found.values()].map((category) => ({ category, entry: entryOf(category, found) }));
	return sortBy(named, ({ entry }) => entry.name.toLowerCase());
}

/** Maison › Luminaires › Lampes (0U0O05). */
function entryOf(
	{ categoryReference, label, parentReferences, parentReference }: Category,
	tree: Map<string, Category>,
) {
	const above = parentReferences?.length ? parentReferences : [parentReference].flatMap((code) => code ?? []);
	const path = [...above.map((code) => tree.get(code)?.label), label].filter(Boolean).join(' › ');
	return { name: `${path} (${categoryReference})`.trim(), value: categoryReference };
}
