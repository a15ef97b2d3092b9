import type { OutgoingMessage } from './requests';
import type { Message } from './schema';

/** A text without what the marketplace may change in it: mark-up, entities, white space. */
export function comparableText(text: string | null | undefined): string {
	const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'", nbsp: ' ' };
	return (text ?? '')
		.normalize('NFC')
		.replace(/&(amp|lt|gt|quot|#39|apos|nbsp);/g, (_all, name: string) => entities[name])
		.replace(/<[^<>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/** Whether a message of the seller is this one. Receivers and files are compared as far as the message has them. */
export function isSameMessage(message: Message, sent: OutgoingMessage): boolean {
	if (message.sender?.userType !== 'Seller' || comparableText(message.body) !== comparableText(sent.text)) return false;
	const receivers = (message.receivers ?? []).flatMap(({ userType }) => userType ?? []);
	if (receivers.length > 0 && !receivers.includes(sent.receiver)) return false;
	const { attachments } = message;
	return !attachments || sameNames(attachments.map(nameOf), sent.attachments.map(nameOf));
}

function nameOf(attachment: { attachmentName?: string | null; name?: string | null }): string {
	const name = attachment.attachmentName ?? attachment.name ?? '';
	return name.replace(/\.[^.]*$/, '').toLowerCase();
}

const sameNames = (some: string[], others: string[]) => [...some].sort().join('/') === [...others].sort().join('/');
