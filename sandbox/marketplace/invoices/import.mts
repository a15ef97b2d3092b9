import { isoDate } from '../clock.mts';
import type { File } from './zip.mts';

export interface ImportedFile {
	fileName: string;
	status: 'Running' | 'Success' | 'Failure';
	integrationStatus: string;
	errors: string[];
}

/** An upload and what becomes of its files. */
export interface ImportRecord {
	sequence: number;
	id: string;
	sellerId: string;
	status: 'Running' | 'Success' | 'PartialSuccess' | 'Failure';
	files: ImportedFile[];
	createdAt: number;
	updatedAt: number;
}

/** By what the file begins with. */
export function formatOf({ content }: File): 'pdf' | 'xml' | 'zip' | undefined {
	const start = content
		.toString('utf8', 0, 64)
		.replace(/^\uFEFF/, '')
		.trimStart();
	if (start.startsWith('%PDF')) return 'pdf';
	if (start.startsWith('PK\u0003\u0004')) return 'zip';
	return /^<(\?xml|\w*:?(Invoice|CreditNote))/.test(start) ? 'xml' : undefined;
}

/** `importId`, `status` and the files are documented; what the list and the errors are called is not. */
export function importDocument({ id, status, files, createdAt, updatedAt }: ImportRecord) {
	return {
		importId: id,
		status: status as string,
		integrationStatus: status === 'Running' ? 'OrderCheck' : 'Finished',
		createdAt: isoDate(createdAt),
		updatedAt: isoDate(updatedAt),
		files: files.map((file) => ({ ...file, errors: [...file.errors] })),
	};
}
