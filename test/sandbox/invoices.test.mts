import { zipSync } from 'fflate';

import { invoiceDocumentSchema, invoiceImportSchema } from '../../nodes/Cdiscount/marketplace/invoice/schema.ts';
import { parseMultipart } from '../../sandbox/http/multipart.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, expectAll, frozenSandbox, LUMIERE, VELO, type Json } from './client.mts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

const PDF = Buffer.from('%PDF-1.4\r\n--boundary\r\n\x00\xff binaire');
const place = (status: 'Shipped' | 'Delivered' | 'InPreparation' = 'Shipped', sellerId = LUMIERE) =>
	sandbox.marketplace.placeOrder({ sellerId, status }).orderId;
const documents = async (orderId: string) => (await client.get(`/orders/${orderId}/invoice-documents`)).body.items;

test('an invoice for one order is taken in after a while, byte for byte', async () => {
	const orderId = place();
	expect(await documents(orderId)).toEqual([]);
	const answer = await client.upload(`/orders/${orderId}/invoice-documents`, [['file', PDF, 'Facture n° 7.pdf']]);
	expect(answer.status).toBe(201);
	expectAll([answer.body], invoiceImportSchema);
	expect(answer.body).toMatchObject({
		status: 'Running',
		files: [{ fileName: 'Facture n° 7.pdf', status: 'Running' }],
	});
	expect(await documents(orderId)).toEqual([]);
	sandbox.clock.advance(1);
	const { body } = await client.get(`/order-invoice-imports/${answer.body.importId}`);
	expect(body).toMatchObject({ status: 'Success', files: [{ status: 'Success', errors: [] }] });
	expectAll(await documents(orderId), invoiceDocumentSchema);
	expect(await documents(orderId)).toMatchObject([
		{ fileName: 'Facture n° 7.pdf', format: 'pdf', importId: answer.body.importId },
	]);
	expect(sandbox.marketplace.invoices.content(orderId)!.equals(PDF)).toBe(true);
	expect(sandbox.marketplace.ledger.count({ orderId, effect: 'invoiceStored' })).toBe(1);
	expect(sandbox.calls.find({ method: 'POST', path: '/orders/**' })[0]!.body).toEqual([
		{ field: 'file', fileName: 'Facture n° 7.pdf', content: `(${PDF.length} bytes)` },
	]);
});

test('a later upload replaces the invoice', async () => {
	const orderId = place();
	const xml = '<?xml version="1.0"?><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>';
	for (const [content, name] of [
		[PDF, 'a.pdf'],
		[Buffer.from(xml), 'b.xml'],
	] as const) {
		await client.upload(`/orders/${orderId}/invoice-documents`, [['document', content, name]]);
		sandbox.clock.advance(1);
	}
	expect(await documents(orderId)).toMatchObject([{ fileName: 'b.xml', format: 'xml' }]);
});

test('in bulk, files are named after their orders, also within a ZIP', async () => {
	const [first, second, third] = [place(), place('Delivered'), place()];
	const archive = zipSync({ '2026': { [`${first}.pdf`]: PDF }, [`${second}.pdf`]: [PDF, { level: 0 }] });
	const { body } = await client.upload('/order-invoice-imports', [
		['files', archive, 'tout.zip'],
		['files', PDF, `${third}.pdf`],
	]);
	expect(body.files.map(({ fileName }: Json) => fileName)).toEqual([`${first}.pdf`, `${second}.pdf`, `${third}.pdf`]);
	sandbox.clock.advance(1);
	expect((await client.get(`/order-invoice-imports/${body.importId}`)).body.status).toBe('Success');
	for (const orderId of [first, second, third])
		expect(sandbox.marketplace.invoices.content(orderId!)!.equals(PDF)).toBe(true);
});

test('files fail one by one: unknown or foreign order, not fulfilled, not a document', async () => {
	const good = place();
	const { body } = await client.upload('/order-invoice-imports', [
		['files', PDF, `${good}.pdf`],
		['files', PDF, 'INCONNU.pdf'],
		['files', PDF, `${place('Shipped', VELO)}.pdf`],
		['files', PDF, `${place('InPreparation')}.pdf`],
		['files', Buffer.from('GIF89a'), `${place()}.pdf`],
		['files', Buffer.from('PK\x03\x04 cassé'), `${place()}.zip`],
	]);
	sandbox.clock.advance(1);
	const { body: done } = await client.get(`/order-invoice-imports/${body.importId}`);
	expectAll([done], invoiceImportSchema);
	expect(done.status).toBe('PartialSuccess');
	expect(done.files.map(({ status }: Json) => status)).toEqual([
		'Success',
		...Array.from({ length: 5 }, () => 'Failure'),
	]);
	expect(done.files[1].errors).toEqual(['Order not found']);
	expect(done.files[3].errors[0]).toContain('InPreparation');
	expect(done.files[4].errors[0]).toContain('not a PDF');
	const alone = await client.upload(`/orders/${good}/invoice-documents`, [['file', Buffer.from('texte'), 'a.pdf']]);
	sandbox.clock.advance(1);
	expect((await client.get(`/order-invoice-imports/${alone.body.importId}`)).body.status).toBe('Failure');
});

test('imports are listed newest first, by cursor and pageSize, for their seller only', async () => {
	const orderId = place();
	const ids: string[] = [];
	for (let index = 0; index < 3; index += 1) {
		ids.unshift((await client.upload(`/orders/${orderId}/invoice-documents`, [['file', PDF, 'a.pdf']])).body.importId);
	}
	const { items, pages } = await client.all('/order-invoice-imports?pageSize=2');
	expect([items.map(({ importId }) => importId), pages]).toEqual([ids, 2]);
	const other = new Client(sandbox, VELO);
	expect((await other.get('/order-invoice-imports')).body.items).toEqual([]);
	expect((await other.get(`/order-invoice-imports/${ids[0]}`)).status).toBe(404);
	expect((await other.upload(`/orders/${orderId}/invoice-documents`, [['file', PDF, 'a.pdf']])).status).toBe(404);
});

test('what is not an upload of files is refused', async () => {
	const orderId = place();
	const path = `/orders/${orderId}/invoice-documents`;
	expect((await client.post(path, { file: 'JVBERi0x' })).status).toBe(415);
	expect((await client.upload(path, [['note', 'no file']])).status).toBe(400);
	expect(
		(
			await client.upload(path, [
				['a', PDF, 'a.pdf'],
				['b', PDF, 'b.pdf'],
			])
		).status,
	).toBe(400);
	expect((await client.upload('/order-invoice-imports', [])).status).toBe(400);
	const broken = await fetch(sandbox.apiUrl + path, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${client.token}`,
			SellerId: LUMIERE,
			'content-type': 'multipart/form-data; boundary=x',
		},
		body: '--x\r\nno end',
	});
	expect(broken.status).toBe(400);
});

test('multipart: quoted boundaries, fields beside files, line breaks in contents', () => {
	const body =
		'--"x y"\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n2\r\n--"x y"\r\nContent-Disposition: form-data; name="f"; filename="é.pdf"\r\nContent-Type: application/pdf\r\n\r\n\r\n--"x y"--';
	const parts = parseMultipart(Buffer.from(body.replaceAll('"x y"', 'x y')), 'multipart/form-data; boundary="x y"');
	expect(parts.map(({ field, fileName, content }) => [field, fileName, content.toString()])).toEqual([
		['a', undefined, '1\r\n2'],
		['f', 'é.pdf', ''],
	]);
	expect(() => parseMultipart(Buffer.from(''), 'multipart/form-data')).toThrow('boundary');
});
