import { randomBytes } from 'crypto';
import type { WriteRequest } from '../../api/client';
import { path } from '../../api/path';
import type { InvoiceFile } from './invoiceFile';

/**
 * The form fields that hold the files. That uploads are `multipart/form-data` is known (one client); what the fields are called is
 * not: these are guesses, and this is the only place to change them.
 */
const ONE_FILE = 'file';
const SEVERAL_FILES = 'files';

/** `POST /orders/{orderId}/invoice-documents`: the invoice of one order. */
export const uploadRequest = (file: InvoiceFile): WriteRequest => ({
	method: 'POST',
	path: path`/orders/${file.orderId}/invoice-documents`,
	...multipart(ONE_FILE, [file]),
});

/** `POST /order-invoice-imports`: invoices of several orders, each file named after its order (documented). */
export const bulkRequest = (files: InvoiceFile[]): WriteRequest => ({
	method: 'POST',
	path: '/order-invoice-imports',
	...multipart(SEVERAL_FILES, files),
});

/**
 * A `multipart/form-data` body (RFC 7578) as bytes, so that n8n can send it again after a 401; a stream could be read only once.
 */
function multipart(field: string, files: InvoiceFile[]): Required<Pick<WriteRequest, 'body' | 'contentType'>> {
	const boundary = `n8n-cdiscount-${randomBytes(18).toString('hex')}`;
	const parts = files.flatMap(({ fileName, mimeType, content }) => [
		Buffer.from(
			`--${boundary}\r\n` +
				`Content-Disposition: form-data; name="${field}"; filename="${quoted(fileName)}"\r\n` +
				`Content-Type: ${mimeType}\r\n\r\n`,
		),
		content,
		Buffer.from('\r\n'),
	]);
	return {
		body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
		contentType: `multipart/form-data; boundary=${boundary}`,
	};
}

/** A file name that cannot end its place in the header, encoded as browsers do (WHATWG). */
const quoted = (name: string) => name.replace(/[\r\n"\\/]/g, (character) => encodeURIComponent(character));

/** A request for a dry run: the files by name and size instead of bytes. */
export const shownRequest = ({ method, path: where }: WriteRequest, files: InvoiceFile[]) => ({
	method,
	path: where,
	files: files.map(({ fileName, mimeType, content }) => ({ fileName, mimeType, bytes: content.length })),
});
