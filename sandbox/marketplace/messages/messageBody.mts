import { MAX_MESSAGE_LENGTH, RECEIVERS } from '../../../nodes/Cdiscount/marketplace/message/schema.ts';
import { isObject, objectOf, optionalText, property, requiredText } from '../body.mts';
import { invalid, Refusal } from '../refusal.mts';
import { parseAttachments, type StoredAttachment } from './attachments.mts';
import { isSellerSubject } from './typologies.mts';

export type Receiver = (typeof RECEIVERS)[number];

/** What a seller writes, to whom. */
export interface MessageInput {
	body: string;
	receivers: Receiver[];
	attachments: StoredAttachment[];
}

/**
 * A message as a seller sends it, in both known shapes: `receiver` as a text, or `receivers` as a list of users with
 * `salesChannel` beside it.
 */
export function parseMessage(body: unknown): MessageInput {
	const fields = objectOf(body);
	const text = requiredText(fields, 'body');
	if (text.length > MAX_MESSAGE_LENGTH) {
		throw invalid('body', `The body must have at most ${MAX_MESSAGE_LENGTH} characters.`);
	}
	return { body: text, receivers: receiversOf(fields), attachments: parseAttachments(fields) };
}

/** A discussion as a seller begins it, about an order and one of the subjects that are open to sellers. */
export function parseNewDiscussion(body: unknown) {
	const fields = objectOf(body);
	const subject = requiredText(fields, 'subject');
	const salesChannel = requiredText(fields, 'salesChannel');
	const orderId = requiredText(fields, 'orderId');
	const subTypologyCode = requiredText(fields, 'subtypologyCode');
	if (!isSellerSubject(subTypologyCode)) {
		throw invalid('subtypologyCode', `The value '${subTypologyCode}' is not valid.`);
	}
	const message = property(fields, 'message');
	if (!isObject(message)) throw invalid('message', 'The message field is required.');
	const productId = optionalText(fields, 'productId');
	return { orderId, salesChannel, subject, subTypologyCode, productId, message: parseMessage(message) };
}

function receiversOf(fields: Record<string, unknown>): Receiver[] {
	const list = property(fields, 'receivers');
	if (list === undefined || list === null) return [receiverOf(requiredText(fields, 'receiver'))];
	if (!Array.isArray(list) || list.length === 0) throw invalid('receivers', 'At least one receiver is required.');
	requiredText(fields, 'salesChannel');
	return list.map((user: unknown) => receiverOf(isObject(user) ? property(user, 'userType') : user));
}

function receiverOf(value: unknown): Receiver {
	const receiver = RECEIVERS.find((known) => known === value);
	if (!receiver) throw invalid('receiver', `The value '${String(value)}' is not valid.`);
	return receiver;
}

/**
 * The body of a PATCH: an array with one operation that replaces a value. Sources write the key `op` or `opt`, and the
 * value as a boolean or a text; all are taken.
 */
export function parsePatch(body: unknown, path: string): boolean {
	const operation: unknown = Array.isArray(body) && body.length === 1 ? body[0] : undefined;
	if (!isObject(operation)) throw invalid('$', 'The request body must be an array of one operation.');
	const kind = property(operation, 'op') ?? property(operation, 'opt');
	if (kind !== 'replace') throw invalid('op', `The operation '${String(kind)}' is not valid.`);
	if (property(operation, 'path') !== path) throw invalid('path', `The path must be ${path}.`);
	const value = property(operation, 'value');
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw invalid('value', 'The value must be true or false.');
}

export function discussionClosed(): Refusal {
	return new Refusal(409, 'Conflict', { discussionId: ['The discussion is closed.'] }, 'The discussion is closed.');
}
