import { z } from 'zod';
import { operation } from '../../core/operation';
import { readOrder } from '../../marketplace/order/calls';
import { orderField, orderId } from '../shared/orderFields';
import type { Order } from '../../marketplace/order/schema';
import { binaryField, binaryProperty, uploadOptionFields, uploadOptions } from './fields';
import { invoiceFile } from '../../marketplace/invoice/invoiceFile';
import { follow, runningFor } from '../../marketplace/invoice/imports';
import { shownRequest, uploadRequest } from '../../marketplace/invoice/requests';
import { isServed, readShelf, settled, told, uploadOnce, type Shelf } from '../../marketplace/invoice/upload';

/** Invoices come after the order was validated and fulfilled (documented). */
const FULFILLED = ['Shipped', 'Delivered'];

export const upload = operation({
	name: 'Upload',
	value: 'upload',
	action: 'Upload a customer invoice',
	description:
		'Uploads the invoice of one shipped order from a binary property: PDF, XML (UBL 2.1) or ZIP. The customer can read it; it can be replaced, not removed. Safe to repeat: an order that has an invoice is skipped unless Replace is chosen.',
	fields: [orderField, binaryField, uploadOptionFields],
	input: z.object({ orderId, binaryPropertyName: binaryProperty, options: uploadOptions }),
	async check({ orderId: id, binaryPropertyName }, files) {
		await invoiceFile(id, binaryPropertyName, files);
	},
	async run({ orderId: id, binaryPropertyName, options }, octopia, files) {
		const file = await invoiceFile(id, binaryPropertyName, files);
		const request = uploadRequest(file);
		const { result, state, begun } = await uploadOnce<Shelf & { order: Order }>(
			octopia,
			{
				what: `The upload of the invoice of order ${id}`,
				files: [file],
				read: async () => ({ order: await readOrder(octopia, id), ...(await readShelf(octopia, id)) }),
				isDone: (shelf) => !options.replace && isServed(shelf, id),
				obstacle: ({ order }) => obstacle(order),
				request,
			},
			options,
		);
		if (result === 'dryRun')
			return { ...told(octopia, file, result, undefined, true), request: shownRequest(request, [file]) };
		if (result === 'done') return told(octopia, file, result, await settled(octopia, begun, options), true);
		const running = state.hasInvoice ? undefined : runningFor(state.imports, id);
		const seen = running && options.waitForResult ? await follow(octopia, running, options.maxWait) : running;
		return told(octopia, file, result, seen, false);
	},
});

function obstacle({ orderId: id, status, lines }: Order): string | undefined {
	if (FULFILLED.includes(status) || lines.some((line) => FULFILLED.includes(line.status))) return undefined;
	return `The invoice of order ${id} cannot be uploaded: the order is ${status}, and Cdiscount takes invoices of shipped orders only.`;
}
