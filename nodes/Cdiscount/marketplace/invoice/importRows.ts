import type { JsonObject } from '../../api/json';
import { listText } from '../row';
import { utc } from '../time';
import { isFinished, orderOf, reasonOf } from './imports';
import type { ImportedFile, InvoiceImport } from './schema';

/** The row of an import: how many of its files were taken and refused, and the reasons of those as one text. */
export function importRow(one: InvoiceImport): JsonObject {
	const files = one.files ?? [];
	const failed = files.filter(({ status }) => status === 'Failure');
	return {
		importId: one.importId,
		status: one.status,
		isFinished: isFinished(one),
		fileCount: files.length,
		succeeded: files.filter(({ status }) => status === 'Success').length,
		failed: failed.length,
		failures: listText(failed.map(failureText), '; '),
		createdAt: utc(one.createdAt),
		updatedAt: utc(one.updatedAt),
	};
}

/** A row for each file of an import; one without a file where it names none. */
export function importedFileRows(one: InvoiceImport): JsonObject[] {
	const files = one.files ?? [];
	return files.length === 0 ? [fileRow(one, undefined)] : files.map((file) => fileRow(one, file));
}

function fileRow(one: InvoiceImport, file: ImportedFile | undefined): JsonObject {
	const isRefused = (file ?? one).status === 'Failure';
	return {
		importId: one.importId,
		orderId: file === undefined ? null : orderOf(file) || null,
		fileName: file?.fileName ?? null,
		status: file?.status ?? null,
		reason: isRefused ? reasonOf(file) || reasonOf(one) || null : null,
		importStatus: one.status,
		isFinished: isFinished(one),
		createdAt: utc(one.createdAt),
		updatedAt: utc(one.updatedAt),
	};
}

const failureText = (file: ImportedFile) => listText([orderOf(file), reasonOf(file)], ': ');
