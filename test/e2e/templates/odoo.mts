import type { AddressInfo } from 'node:net';
import fastify from 'fastify';

type Values = Record<string, unknown>;
type Domain = Array<[field: string, operator: string, value: unknown]>;

interface Rpc {
	params: { service: string; method: string; args: unknown[] };
}

/** What a stand-in keeps of a quotation. */
export interface OdooLine {
	productId: number;
	name: string;
	quantity: number;
	price: number;
	taxIds: number[];
}

const PARTNER_TYPES = ['contact', 'invoice', 'delivery', 'other'];
const MISSING = 'Record does not exist or has been deleted.';

/**
 * A stand-in for Odoo's JSON-RPC as its documentation describes it ("External API"): `/jsonrpc` with the services `common` (login)
 * and `object` (execute: search_read, create, write). It refuses what Odoo refuses: unknown fields of a domain, missing partners,
 * products, parents and countries that are not there, kinds of addresses that it does not have.
 */
export async function startOdoo() {
	const tables: Record<string, Values[]> = {
		'res.country': [
			{ id: 75, code: 'FR', name: 'France' },
			{ id: 20, code: 'BE', name: 'Belgium' },
		],
		'res.partner': [],
		'product.product': [],
		'sale.order': [],
		'account.tax': [{ id: 5, name: 'TVA 20 % (incluse)', amount: 20, price_include: true }],
	};
	let nextId = 100;
	let down = false;
	let failing: string | undefined;
	const fault = (message: string) => ({
		code: 200,
		message: 'Odoo Server Error',
		data: { name: 'odoo.exceptions.ValidationError', message },
	});

	const matches = (row: Values, domain: Domain) =>
		domain.every(([field, operator, value]) => {
			if (operator === '=') return row[field] === value;
			if (operator === '!=') return row[field] !== value;
			throw new Error(`The stand-in does not know the operator ${operator}`);
		});

	const has = (model: string, wanted: unknown) => tables[model].some(({ id }) => id === wanted);

	function partnerOf(values: Values): Values {
		const { type = 'contact', parent_id: parent = false, country_id: country = false } = values;
		if (!PARTNER_TYPES.includes(type as string)) throw new Error(`Wrong value for res.partner.type: '${String(type)}'`);
		if (parent !== false && !has('res.partner', parent)) throw new Error(MISSING);
		if (country !== false && !has('res.country', country)) throw new Error(MISSING);
		return { ...values, type };
	}

	function created(model: string, values: Values): Values {
		if (model === 'res.partner') return partnerOf(values);
		if (model !== 'sale.order') return values;
		const { partner_id: partner, partner_shipping_id: address, order_line: commands } = values;
		if (!has('res.partner', partner)) throw new Error('Missing required value for the field "Customer" (partner_id)');
		if (address !== undefined && !has('res.partner', address)) throw new Error(MISSING);
		const lines = (commands as Array<[number, number, Values]>).map(([command, , line]): OdooLine => {
			if (command !== 0) throw new Error('Only new lines');
			if (!has('product.product', line.product_id)) throw new Error(MISSING);
			const taxes = (line.tax_id as Array<[number, number, number[]]>).flatMap(([kind, , ids]) =>
				kind === 6 ? ids : [],
			);
			return {
				productId: line.product_id as number,
				name: line.name as string,
				quantity: line.product_uom_qty as number,
				price: line.price_unit as number,
				taxIds: taxes,
			};
		});
		const total = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
		return {
			partner_shipping_id: partner,
			...values,
			state: 'draft',
			name: `S${nextId}`,
			lines,
			amount_total: Math.round(total * 100) / 100,
			amount_tax: Math.round((total - total / 1.2) * 100) / 100,
		};
	}

	function execute(model: string, method: string, rest: unknown[]): unknown {
		const table = tables[model];
		if (model === failing) throw new Error('could not serialize access due to concurrent update');
		if (!table) throw new Error(`Object ${model} doesn't exist`);
		if (method === 'search_read') {
			const [domain, fields, offset, limit] = rest as [Domain, string[], number, number];
			const found = table.filter((row) => matches(row, domain ?? [])).slice(offset, limit ? offset + limit : undefined);
			const wanted = ['id', ...(fields ?? [])];
			return found.map((row) =>
				fields?.length ? Object.fromEntries(wanted.map((field) => [field, row[field] ?? false])) : row,
			);
		}
		if (method === 'create') {
			const row = { id: (nextId += 1), ...created(model, rest[0] as Values) };
			table.push(row);
			return row.id;
		}
		throw new Error(`The stand-in does not know ${method}`);
	}

	const app = fastify();
	app.post<{ Body: Rpc }>('/jsonrpc', async ({ body }, reply) => {
		if (down) return await reply.code(502).send('Bad Gateway');
		const { service, method, args } = body.params;
		if (service === 'common') return { jsonrpc: '2.0', result: method === 'login' ? 2 : { server_version: '17.0' } };
		const [db, uid, password, model, call, ...rest] = args as [string, number, string, string, string];
		if (db !== 'shop' || uid !== 2 || password !== 'key') return { jsonrpc: '2.0', error: fault('Access Denied') };
		try {
			return { jsonrpc: '2.0', result: execute(model, call, rest) };
		} catch (error) {
			return { jsonrpc: '2.0', error: fault((error as Error).message) };
		}
	});
	await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		credential: {
			url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
			username: 'shop@example.com',
			password: 'key',
			db: 'shop',
		},
		tables,
		/** Answers nothing at all. */
		setDown: (value: boolean) => (down = value),
		/** Answers with an error whatever concerns this model. */
		setFailing: (model: string | undefined) => (failing = model),
		stop: async () => await app.close(),
	};
}

export type Odoo = Awaited<ReturnType<typeof startOdoo>>;
