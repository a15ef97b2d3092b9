import {
	ATTACHMENT_FORMATS,
	MAX_ATTACHMENT_BYTES,
	MAX_ATTACHMENTS,
} from '../../../nodes/Cdiscount/marketplace/message/schema.ts';
import { isObject, optionalText, property, requiredText } from '../body.mts';
import { invalid } from '../refusal.mts';

export interface StoredAttachment {
	attachmentName: string;
	fileFormat: string;
	/** Base64. */
	content: string;
}

/**
 * The attachments of a message: at most 3, at most 4 MB in all, of the listed formats (documented). Their format is said,
 * or taken from the name's ending.
 */
export function parseAttachments(body: Record<string, unknown>): StoredAttachment[] {
	const value = property(body, 'attachments') ?? [];
	if (!Array.isArray(value)) throw invalid('attachments', 'The attachments must be a list.');
	if (value.length > MAX_ATTACHMENTS) {
		throw invalid('attachments', `A message must have at most ${MAX_ATTACHMENTS} attachments.`);
	}
	const attachments = value.map(parseAttachment);
	const bytes = attachments.reduce((sum, { content }) => sum + Buffer.byteLength(content, 'base64'), 0);
	if (bytes > MAX_ATTACHMENT_BYTES) throw invalid('attachments', 'The attachments must not exceed 4 MB in all.');
	return attachments;
}

function parseAttachment(value: unknown): StoredAttachment {
	if (!isObject(value)) throw invalid('attachments', 'An attachment must be an object.');
	const attachmentName = optionalText(value, 'attachmentName') ?? requiredText(value, 'name');
	const ending = /\.([^.]+)$/.exec(attachmentName)?.[1];
	const fileFormat = (optionalText(value, 'fileFormat') ?? ending ?? '').toLowerCase().replace(/^\./, '');
	if (!(ATTACHMENT_FORMATS as readonly string[]).includes(fileFormat)) {
		throw invalid('fileFormat', `The format '${fileFormat}' is not one of ${ATTACHMENT_FORMATS.join(', ')}.`);
	}
	const content = requiredText(value, 'content');
	// a pattern runs out of stack on several megabytes
	if (Buffer.from(content, 'base64').toString('base64') !== content) {
		throw invalid('content', 'The content of an attachment must be base64.');
	}
	return { attachmentName, fileFormat, content };
}
