import { z } from 'zod';
import { identity, text } from '../schemaParts';

/** Customer invoices that a seller uploads for his orders. Uploads are taken in asynchronously (documented). */

export const IMPORT_STATUSES = ['Running', 'Success', 'PartialSuccess', 'Failure'] as const;

/** An import that has come to its end. */
export const FINISHED_IMPORTS: readonly string[] = ['Success', 'PartialSuccess', 'Failure'];

/** What may be uploaded: PDF, XML (UBL 2.1), or a ZIP of those (documented). */
export const INVOICE_FORMATS = ['pdf', 'xml', 'zip'] as const;

/** A file of an import. Its errors exist (documented); whether they are texts or objects is not known. */
const importedFile = z
	.object({ fileName: text, status: text, integrationStatus: text, errors: z.unknown() })
	.passthrough();

/** The response to an upload, and of `GET /order-invoice-imports` and `/{importId}`. The list's name is not certain. */
export const invoiceImportSchema = z
	.object({
		importId: identity,
		status: z.string(),
		integrationStatus: text,
		createdAt: text,
		updatedAt: text,
		files: z.array(importedFile).nullish(),
	})
	.passthrough();

/** A document of `GET /orders/{orderId}/invoice-documents`; its names are not documented. */
export const invoiceDocumentSchema = z.object({ fileName: text }).passthrough();

/** The documents of an order: in the usual envelope; a bare list is accepted too. */
export const invoiceDocumentsSchema = z.union([
	z.array(invoiceDocumentSchema),
	z.object({ items: z.array(invoiceDocumentSchema) }).passthrough(),
]);

export type ImportedFile = z.output<typeof importedFile>;
export type InvoiceDocument = z.output<typeof invoiceDocumentSchema>;
export type InvoiceImport = z.output<typeof invoiceImportSchema>;
