import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { SandboxOptions } from '../../../../../sandbox/server.mts';
import { file } from '../../../../engine/files.mts';
import { ready } from '../../../../engine/orders.mts';
import { openShop, type Shop } from '../../../../engine/shop.mts';

export const PDF = '%PDF-1.7\n%âãÏÓ\n--boundary\r\n%%EOF';
export const XML =
	'\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>';

/** A marketplace that has judged an upload when it is asked the next time. */
export const quickShop = async (options: SandboxOptions = {}) =>
	await openShop({ ...options, delays: { invoiceImport: 0, ...options.delays } });

/** The parameters of an operation on invoices. */
export const invoice = (operation: string, parameters: IDataObject = {}): INodeParameters =>
	({ resource: 'invoice', operation, ...parameters }) as INodeParameters;

/** Uploads the file `data` of each item for the order of that item. */
export const upload = (options: IDataObject = {}, operation = 'upload') =>
	invoice(operation, { orderId: '={{ $json.orderId }}', options });

export const uploadMany = (options: IDataObject = {}) => upload(options, 'uploadMany');

/** Orders that were shipped, and what runs an upload for them. */
export function shipped(shop: Shop, count = 1, content: Buffer | string = PDF, name = 'facture.pdf') {
	const items = Array.from({ length: count }, () => ({ orderId: ready(shop, { status: 'Shipped' }).orderId }));
	return { items, files: items.map(() => ({ data: file(name, content) })) };
}

/** What the marketplace stored for an order, as text. */
export const stored = ({ sandbox }: Shop, orderId: string) => sandbox.marketplace.invoices.content(orderId)?.toString();

/** How many invoices it took in. */
export const taken = ({ sandbox }: Shop) => {
	sandbox.marketplace.invoices.list('98979');
	return sandbox.marketplace.ledger.count({ effect: 'invoiceStored' });
};
