import type { AddressInfo } from 'node:net';
import fastify from 'fastify';

export interface WooProduct {
	id: number;
	name: string;
	sku: string;
	status: string;
	manage_stock: boolean;
	stock_quantity: number | null;
}

/** A stand-in for `GET /wp-json/wc/v3/products` as WooCommerce documents it: basic authentication, pages, a Link header. */
export async function startWooCommerce(pageSize = 3) {
	const products: WooProduct[] = [];
	const app = fastify();
	app.get<{ Querystring: { page?: string } }>('/wp-json/wc/v3/products', async ({ query, headers }, reply) => {
		const expected = `Basic ${Buffer.from('ck_shop:cs_shop').toString('base64')}`;
		if (headers.authorization !== expected) return await reply.code(401).send({ code: 'woocommerce_rest_cannot_view' });
		const page = Number(query.page ?? 1);
		const own = `http://${headers.host}/wp-json`;
		const more = page * pageSize < products.length ? `, <${own}/wc/v3/products?page=${page + 1}>; rel="next"` : '';
		void reply.header('link', `<${own}/>; rel="https://api.w.org/"${more}`);
		return products.slice((page - 1) * pageSize, page * pageSize);
	});
	await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		credential: {
			url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
			consumerKey: 'ck_shop',
			consumerSecret: 'cs_shop',
			includeCredentialsInQuery: false,
		},
		products,
		stop: async () => await app.close(),
	};
}

export type WooCommerce = Awaited<ReturnType<typeof startWooCommerce>>;
