import { InputError } from '../../api/errors';
import type { JsonObject } from '../../api/json';
import type { GivenFile, MadeFile } from '../files';
import { utc } from '../time';
import type { ReceivedAttachment } from './calls';
import { fileNameOf, orderIdOf, senderOf } from './facts';
import type { SentAttachment } from './requests';
import { ATTACHMENT_FORMATS, MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS, type Discussion } from './schema';

const MB = 1024 * 1024;

/**
 * Checks the files of a message by the documented limits: 3 files, 4 MB in all, the listed formats.
 * @throws CdiscountError with a sentence for the first fault
 */
export function checkAttachments(files: GivenFile[]): void {
	if (files.length > MAX_ATTACHMENTS)
		throw wrong(
			`A message takes at most ${MAX_ATTACHMENTS} attachments, but ${files.length} are named.`,
			'Send the others with a second message, or put several pages into one PDF.',
		);
	let total = 0;
	for (const { name, extension, size } of files) {
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
export async function sentAttachments(files: GivenFile[]): Promise<SentAttachment[]> {
	return await Promise.all(
		files.map(async ({ name, extension, content }) => {
			const stem = name.toLowerCase().endsWith(`.${extension}`) ? name.slice(0, -extension.length - 1) : name;
			return { name: stem, fileFormat: extension, content: (await content()).toString('base64') };
		}),
	);
}

/** A received file as it leaves the node. */
export function madeFile({ attachment, content }: ReceivedAttachment): MadeFile {
	return { name: fileNameOf(attachment), content };
}

/** What leaves the node with a received file; `bytes` is its size. */
export function attachmentItem(
	{ message, attachment, content }: ReceivedAttachment,
	discussion: Discussion,
): JsonObject {
	return {
		fileName: fileNameOf(attachment),
		bytes: content.length,
		messageId: String(message.messageId),
		discussionId: String(discussion.discussionId),
		orderId: orderIdOf(discussion),
		from: senderOf(message),
		createdAt: utc(message.createdAt),
	};
}

/** Received files under `attachment_0`, `attachment_1`, … as n8n's mail nodes name them. */
export function numbered(attachments: ReceivedAttachment[]): Record<string, MadeFile> {
	return Object.fromEntries(attachments.map((attachment, index) => [`attachment_${index}`, madeFile(attachment)]));
}

/** A request for a dry run: of what is attached, its size instead of its content. */
export function withoutContents<T>(request: T): T {
	return JSON.parse(
		JSON.stringify(request, (key, value: unknown) =>
			key === 'content' && typeof value === 'string' ? `(${Buffer.byteLength(value, 'base64')} bytes)` : value,
		),
	) as T;
}

const wrong = (message: string, hint: string) => new InputError(message, { hint });
