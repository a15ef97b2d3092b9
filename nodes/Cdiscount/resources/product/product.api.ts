import { z } from 'zod';
import type { Octopia, Query } from '../../api/client';
import { path } from '../../api/path';
import { Refusal } from '../../api/refusal';
import { collect } from '../../core/listing';
import { sameGtin } from './product.gtin';
import {
	categorySchema,
	integrationReportSchema,
	productSchema,
	propertySchema,
	type Category,
	type CategoryProperty,
	type IntegrationReport,
	type Product,
} from './product.schema';

const REPORTS = '/products-integration-reports';

/** Without `fields` the API gives the reference only (seen in production). */
const CATEGORY_FIELDS = Object.keys(categorySchema.shape).join(',');

/** The sizes of a page without `pageSize`; nobody has published it. */
const USUAL_PAGE = 25;

/** The most products of one page (documented). */
const MOST_PRODUCTS = 1000;

const reportsSchema = z.object({ items: z.array(integrationReportSchema) }).passthrough();
const propertiesSchema = z.object({ items: z.array(propertySchema) }).passthrough();

/** All categories, about 8000; the API has no search. */
export function listCategories(octopia: Octopia, language: string): AsyncGenerator<Category> {
	return octopia.list('/categories', categorySchema, { style: 'page', query: { fields: CATEGORY_FIELDS }, language });
}

/**
 * The attributes of a category.
 * @throws Refusal (`notFound`) with a sentence naming the category
 */
export async function readProperties(
	octopia: Octopia,
	categoryReference: string,
	language: string,
): Promise<CategoryProperty[]> {
	const read = octopia.read(path`/categories/${categoryReference}/properties`, propertiesSchema, {}, language);
	const { items } = await read.catch((thrown: unknown) => {
		if (!(thrown instanceof Refusal) || thrown.kind !== 'notFound') throw thrown;
		throw new Refusal('notFound', `There is no category "${categoryReference}".`, {
			...thrown.facts,
			hint: 'Look it up with "Get Categories".',
		});
	});
	return items;
}

/** Products the seller made or enriched; with `gtin`, that product, whoever made it. */
export function listProducts(octopia: Octopia, query: Query, limit?: number): AsyncGenerator<Product> {
	return octopia.list('/products', productSchema, { style: 'cursor', query, limit, pageSize: MOST_PRODUCTS });
}

/**
 * Reports on products of a package, or of a GTIN; none while a package is being worked on. Sources disagree about paging: one live
 * client met a refusal of `pageSize`, two read pages of a hundred. So it is asked without first, and by pages where that was not
 * all; where pages are refused, the first answer has to do.
 */
export async function readReports(octopia: Octopia, query: Query): Promise<IntegrationReport[]> {
	const { items } = await octopia.read(REPORTS, reportsSchema, query);
	if (items.length < USUAL_PAGE) return items;
	const pages = octopia.list(REPORTS, integrationReportSchema, { style: 'page', query });
	return await collect(pages, ({ packageId, gtin }) => `${packageId} ${sameGtin(gtin)}`).catch((thrown: unknown) => {
		if (thrown instanceof Refusal && thrown.kind === 'invalid') return items;
		throw thrown;
	});
}
