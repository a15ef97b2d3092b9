import type { Octopia, Query } from '../../api/client';
import type { Pages } from '../../api/paging';
import { path } from '../../api/path';
import { CdiscountError } from '../../api/errors';
import { listSchema, type Listed } from '../../api/parseResponse';
import { collect } from '../../api/listed';
import { readCount } from '../count';
import { sameGtin } from '../gtin';
import { orNotFound } from '../notFound';
import {
	brandSchema,
	categorySchema,
	integrationReportSchema,
	productSchema,
	propertySchema,
	type Brand,
	type Category,
	type CategoryProperty,
	type IntegrationReport,
	type Language,
	type Product,
} from './schema';

const REPORTS = '/products-integration-reports';

/** Without `fields` the API gives the reference only (seen in production). */
const CATEGORY_FIELDS = Object.keys(categorySchema.shape).join(',');

/** The sizes of a page without `pageSize`; nobody has published it. */
const USUAL_PAGE = 25;

/** The most products of one page (documented). */
const MOST_PRODUCTS = 1000;

const REPORT_LIST = listSchema(integrationReportSchema, 'products-integration-reports', 'packageId');
const PROPERTY_LIST = listSchema(propertySchema, 'properties', 'propertyReference');

/** All categories, about 8000; the API has no search. */
export function listCategories(octopia: Octopia, language: Language): AsyncGenerator<Listed<Category>> {
	return octopia.list('/categories', categorySchema, {
		style: 'page',
		query: { fields: CATEGORY_FIELDS },
		language,
		idName: 'categoryReference',
	});
}

/**
 * The attributes of a category.
 * @throws CdiscountError (`notFound`) with a sentence naming the category
 */
export async function readProperties(
	octopia: Octopia,
	categoryReference: string,
	language: Language,
): Promise<Array<Listed<CategoryProperty>>> {
	const unknown = orNotFound(`There is no category "${categoryReference}".`, 'Look it up with "Get Many Categories".');
	const read = octopia.read(path`/categories/${categoryReference}/properties`, PROPERTY_LIST, {}, language);
	return await read.catch(unknown);
}

/**
 * One category.
 * @throws CdiscountError (`notFound`) with a sentence naming it
 */
export async function readCategory(octopia: Octopia, categoryReference: string): Promise<Category> {
	const unknown = orNotFound(`There is no category "${categoryReference}".`, 'Look it up with "Get Many Categories".');
	return await octopia.read(path`/categories/${categoryReference}`, categorySchema).catch(unknown);
}

/** All brands by name; the API has no search. */
export function listBrands(octopia: Octopia, limit?: number, pages: Pages = {}): AsyncGenerator<Listed<Brand>> {
	return octopia.list('/brands', brandSchema, { style: 'page', query: { fields: 'name' }, limit, ...pages });
}

/** How many products the seller made or enriched. @throws CdiscountError */
export async function countProducts(octopia: Octopia, query: Query): Promise<number> {
	return await readCount(octopia, '/products/count', query);
}

/** Products the seller made or enriched; with `gtin`, that product, whoever made it. */
export function listProducts(
	octopia: Octopia,
	query: Query,
	limit?: number,
	pages: Pages = {},
): AsyncGenerator<Listed<Product>> {
	return octopia.list('/products', productSchema, {
		style: 'cursor',
		query,
		limit,
		pageSize: MOST_PRODUCTS,
		idName: 'reference',
		...pages,
	});
}

/**
 * Reports on products of a package, or of a GTIN; none while a package is being worked on. Sources disagree about paging: one live
 * client met an error for `pageSize`, two read pages of a hundred. So it is asked without first, and by pages where that was not
 * all; where pages are refused, the first response has to do.
 */
export async function readReports(octopia: Octopia, query: Query): Promise<Array<Listed<IntegrationReport>>> {
	const items = await octopia.read(REPORTS, REPORT_LIST, query);
	if (items.length < USUAL_PAGE) return items;
	const pages = octopia.list(REPORTS, integrationReportSchema, { style: 'page', query, idName: 'packageId' });
	return await collect(pages, ({ packageId, gtin }) => `${packageId} ${sameGtin(gtin)}`).catch((thrown: unknown) => {
		if (thrown instanceof CdiscountError && thrown.code === 'invalid') return items;
		throw thrown;
	});
}
