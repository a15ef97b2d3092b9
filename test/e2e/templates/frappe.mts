import type { AddressInfo } from 'node:net';
import fastify from 'fastify';

type Doc = Record<string, unknown> & { name: string };
type Filter = [doctype: string, field: string, operator: string, value: unknown];

const COUNTRIES = ['France', 'Belgium', 'Germany'];

/**
 * A stand-in for Frappe's REST as its documentation describes it: `/api/resource/:doctype` with `fields`, `filters`, `limit_start` and
 * `limit_page_length`, a token in the header. It refuses what ERPNext refuses: customers and items that are not there, an order
 * without a delivery date or delivered before it was made, the customer's order number a second time, countries it does not know, and
 * an address of somebody else.
 */
export async function startFrappe() {
	const docs: Record<string, Doc[]> = { 'Sales Order': [], Customer: [], Address: [], Item: [], Bin: [] };
	let count = 0;
	let down = false;
	let failing: string | undefined;
	const has = (doctype: string, name: unknown) => docs[doctype].some((doc) => doc.name === name);

	const linked = (name: unknown, customer: unknown) =>
		docs.Address.some(
			({ name: own, links }) =>
				own === name && (links as Array<{ link_name: unknown }>).some(({ link_name: link }) => link === customer),
		);

	function check(doctype: string, doc: Record<string, unknown>): string | undefined {
		if (doctype === 'Customer' && has('Customer', doc.customer_name))
			return `Customer ${String(doc.customer_name)} already exists`;
		if (doctype === 'Address' && !COUNTRIES.includes(doc.country as string))
			return `Could not find Country: ${String(doc.country)}`;
		if (doctype !== 'Sales Order') return undefined;
		if (!has('Customer', doc.customer)) return `Could not find Customer: ${String(doc.customer)}`;
		if (!doc.delivery_date) return 'Please enter Delivery Date';
		if (String(doc.delivery_date) < String(doc.transaction_date))
			return 'Expected Delivery Date should be after Sales Order Date';
		if (doc.shipping_address_name !== undefined && !linked(doc.shipping_address_name, doc.customer))
			return `Shipping Address does not belong to the Customer ${String(doc.customer)}`;
		const again = docs['Sales Order'].some(({ po_no, customer }) => po_no === doc.po_no && customer === doc.customer);
		if (again) return `Customer's Purchase Order ${String(doc.po_no)} already exists`;
		const unknown = (doc.items as Array<{ item_code: string }>).find(({ item_code: code }) => !has('Item', code));
		return unknown && `Could not find Item: ${unknown.item_code}`;
	}

	const app = fastify();
	app.addHook('onRequest', async (request, reply) => {
		if (down || (failing && decodeURIComponent(request.url).startsWith(`/api/resource/${failing}`)))
			await reply.code(503).send('Service Unavailable');
		else if (request.headers.authorization !== 'token key:secret')
			await reply.code(401).send({ exc_type: 'AuthenticationError' });
	});
	app.get<{ Params: { doctype: string }; Querystring: Record<string, string> }>(
		'/api/resource/:doctype',
		async ({ params, query }, reply) => {
			const table = docs[params.doctype];
			if (!table) return await reply.code(404).send({ exc_type: 'DoesNotExistError' });
			const filters = JSON.parse(query.filters ?? '[]') as Filter[];
			const fields = JSON.parse(query.fields ?? '["name"]') as string[];
			const fits = (doc: Doc) =>
				filters.every(([doctype, field, operator, value]) => {
					if (doctype !== params.doctype) throw new Error(`DocType ${doctype} not found`);
					const same = String(doc[field] ?? 0) === String(value);
					return operator === '=' ? same : operator === '!=' ? !same : false;
				});
			const start = Number(query.limit_start ?? 0);
			const page = table.filter(fits).slice(start, start + Number(query.limit_page_length ?? 20));
			return { data: page.map((doc) => Object.fromEntries(fields.map((field) => [field, doc[field] ?? null]))) };
		},
	);
	app.post<{ Params: { doctype: string }; Body: Record<string, unknown> }>(
		'/api/resource/:doctype',
		async ({ params, body }, reply) => {
			const fault = check(params.doctype, body);
			if (fault)
				return await reply.code(417).send({
					exc_type: 'ValidationError',
					exception: `frappe.exceptions.ValidationError: ${fault}`,
					message: fault,
				});
			const name = params.doctype === 'Customer' ? String(body.customer_name) : `${params.doctype}-${(count += 1)}`;
			docs[params.doctype].push({ ...body, name });
			return { data: { ...body, name, docstatus: 0 } };
		},
	);
	await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		credential: {
			apiKey: 'key',
			apiSecret: 'secret',
			environment: 'selfHosted',
			domain: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
			allowUnauthorizedCerts: false,
		},
		docs,
		/** Answers 503 to everything. */
		setDown: (value: boolean) => (down = value),
		/** Answers 503 to whatever concerns this kind of document. */
		setFailing: (doctype: string | undefined) => (failing = doctype),
		stop: async () => await app.close(),
	};
}

export type Frappe = Awaited<ReturnType<typeof startFrappe>>;
