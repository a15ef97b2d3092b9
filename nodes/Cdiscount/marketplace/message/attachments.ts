import { CdiscountError, InputError } from '../../api/errors';
import type { Files, MadeFile } from '../../core/files';
import type { Enclosure } from './calls';
import { fileNameOf } from './facts';
import { ATTACHMENT_FORMATS, MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS } from './schema';
import type { SentAttachment } from './requests';

const MB = 1024 * 1024;

/**
 * Checks the files of a message by the documented limits: 3 files, 4 MB in all, the listed formats.
 * @param properties names of binary properties
 * @throws CdiscountError with a sentence for the first fault
 */
export async function checkAttachments(properties: string[], files: Files): Promise<void> {
	if (properties.length > MAX_ATTACHMENTS)
		throw wrong(
			`A message takes at most ${MAX_ATTACHMENTS} attachments, but ${properties.length} are named.`,
			'Send the others with a second message, or put several pages into one PDF.',
		);
	let total = 0;
	for (const property of properties) {
		const { name, extension, size } = await files.given(property);
		if (!(ATTACHMENT_FORMATS as readonly string[]).includes(extension))
			throw wrong(
				`The file "${name}" cannot be attached: ${extension === '' ? 'its name has no ending' : `.${extension} is not accepted`}.`,
				`Cdiscount takes ${ATTACHMENT_FORMATS.join(', ')}.`,
			);
		if (size === 0) throw wrong(`The file "${name}" is empty.`, 'Check the node that made it.');
		total += size;
	}
	if (total > MAX_ATTACHMENT_BYTES)
		throw wrong(
			`The attachments have ${(total / MB).toFixed(1)} MB, but at most 4 MB in all are allowed.`,
			'Send smaller or fewer files.',
		);
}

/** The files as the API takes them. */
export async function sentAttachments(properties: string[], files: Files): Promise<SentAttachment[]> {
	return await Promise.all(
		properties.map(async (property) => {
			const { name, extension, content } = await files.given(property);
			const stem = name.toLowerCase().endsWith(`.${extension}`) ? name.slice(0, -extension.length - 1) : name;
			return { name: stem, fileFormat: extension, content: (await content()).toString('base64') };
		}),
	);
}

/** A received file as it leaves the node. */
export function madeFile({ attachment, content }: Enclosure): MadeFile {
	return { name: fileNameOf(attachment), content };
}

/** Received files under `attachment_0`, `attachment_1`, … as n8n's mail nodes name them. */
export function numbered(enclosures: Enclosure[]): Record<string, MadeFile> {
	return Object.fromEntries(enclosures.map((enclosure, index) => [`attachment_${index}`, madeFile(enclosure)]));
}

/** A request for a dry run: what is attached is told by its size. */
export function withoutContents<T>(request: T): T {
	return JSON.parse(
		JSON.stringify(request, (key, value: unknown) =>
			key === 'content' && typeof value === 'string' ? `(${Buffer.byteLength(value, 'base64')} bytes)` : value,
		),
	) as T;
}

function wrong(message: string, hint: string): CdiscountError {
	return new InputError(message, { hint });
}
