import type { FastifyInstance } from 'fastify';

import type { Marketplace } from '../../marketplace/marketplace.mts';
import { categoriesPage, category, categoryCount } from '../../marketplace/products/categories.mts';
import { propertiesOf } from '../../marketplace/products/properties.mts';
import { sellerOf } from '../access.mts';
import { sendJson } from '../responses.mts';
import { sendCount, sendList, sendPage, queryOf } from '../lists.mts';

type CategoryParams = { Params: { categoryReference: string } };

export function productRoutes(app: FastifyInstance, { products, shapes }: Marketplace): void {
	app.get('/categories', async (request, reply) => sendList(reply, categoriesPage(queryOf(request))));
	app.get('/categories/count', async (_request, reply) => sendCount(reply, categoryCount()));
	app.get<CategoryParams>('/categories/:categoryReference', async (request, reply) =>
		sendJson(reply, 200, category(request.params.categoryReference)),
	);
	app.get<CategoryParams>('/categories/:categoryReference/properties', async (request, reply) =>
		sendList(reply, propertiesOf(category(request.params.categoryReference))),
	);
	app.get('/brands', async (request, reply) => sendList(reply, products.brands(queryOf(request))));

	// The next cursor stands in the Link header, or, as an official page says, in the body.
	app.get('/products', async (request, reply) => {
		const page = products.list(sellerOf(request), queryOf(request));
		if (shapes === 'measured') return sendPage(request, reply, page, shapes);
		const { items, next } = page;
		return sendJson(reply, 200, { itemsPerPage: items.length, items, cursor: next ?? null });
	});
	app.get('/products/count', async (request, reply) =>
		sendCount(reply, products.count(sellerOf(request), queryOf(request))),
	);
	app.post('/products-integration', async (request, reply) =>
		sendJson(reply, 202, { packageId: products.integration.submit(sellerOf(request), request.body) }),
	);
	app.get('/products-integration-reports', async (request, reply) =>
		sendList(reply, products.integration.list(sellerOf(request), queryOf(request))),
	);
}
