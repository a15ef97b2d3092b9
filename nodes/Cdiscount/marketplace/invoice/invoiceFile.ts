import { CdiscountError, InputError } from '../../api/errors';
import type { GivenFile } from '../files';
import { INVOICE_FORMATS } from './schema';

export type InvoiceFormat = (typeof INVOICE_FORMATS)[number];

/** An invoice as it is uploaded. */
export interface InvoiceFile {
	orderId: string;
	/** `<orderId>.<format>`: bulk imports find the order by it (documented), and reading back finds the upload by it. */
	fileName: string;
	mimeType: string;
	content: Buffer;
}

/** No limit is known; a larger file is hardly an invoice (our choice). */
const MAX_BYTES = 10 * 1024 * 1024;

const MIME_TYPES: Record<InvoiceFormat, string> = {
	pdf: 'application/pdf',
	xml: 'application/xml',
	zip: 'application/zip',
};

/**
 * Reads the file of an invoice and checks that it is one: its ending, its size, and what it begins with.
 * @param formats which of the formats this upload takes
 * @throws CdiscountError with a sentence
 */
export async function invoiceFile(
	orderId: string,
	given: GivenFile,
	formats: readonly InvoiceFormat[] = INVOICE_FORMATS,
): Promise<InvoiceFile> {
	const { name, size } = given;
	const accepted = formats.map((format) => format.toUpperCase()).join(', ');
	const format = formats.find((known) => known === given.extension);
	if (format === undefined)
		throw wrong(
			`The file "${name}" cannot be uploaded as an invoice: ${endingOf(given)}.`,
			given.extension === 'zip'
				? 'Unpack it first: one item per order, each with its own PDF or XML file.'
				: `Cdiscount takes ${accepted}; XML has to be UBL 2.1.`,
		);
	if (size === 0) throw wrong(`The file "${name}" is empty.`, 'Check the node that made it.');
	if (size > MAX_BYTES)
		throw wrong(
			`The file "${name}" has ${(size / 1024 / 1024).toFixed(1)} MB, but at most 10 MB are uploaded.`,
			'Check that it is an invoice; if it is, save it with smaller images.',
		);
	const content = await given.content();
	const fault = contentFault(format, content);
	if (fault !== undefined)
		throw wrong(
			`The file "${name}" is not ${fault}.`,
			'Check the node that made it: an error page or another kind of file may have been saved under this name.',
		);
	return { orderId, fileName: `${orderId}.${format}`, mimeType: MIME_TYPES[format], content };
}

function endingOf({ extension }: GivenFile): string {
	if (extension === '') return 'its name has no ending';
	return extension === 'zip' ? 'a ZIP archive is not the invoice of one order' : `.${extension} is not accepted`;
}

/** What the content should be and is not, or undefined. */
function contentFault(format: InvoiceFormat, content: Buffer): string | undefined {
	const start = content
		.toString('utf8', 0, 65_536)
		.replace(/^\uFEFF/, '')
		.trimStart();
	if (format === 'pdf') return start.startsWith('%PDF') ? undefined : 'a PDF, whatever its name says';
	if (format === 'zip')
		return start.startsWith('PK\u0003\u0004') ? undefined : 'a ZIP archive with files in it, whatever its name says';
	if (!start.startsWith('<')) return 'XML, whatever its name says';
	return /<(?:[\w.-]+:)?(?:Invoice|CreditNote)[\s>/]/.test(start) ? undefined : 'an invoice in UBL 2.1';
}

function wrong(message: string, hint: string): CdiscountError {
	return new InputError(message, { hint });
}
