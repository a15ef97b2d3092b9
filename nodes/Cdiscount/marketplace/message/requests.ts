import findLast from 'lodash/findLast';
import type { ApiResponse } from '../../api/response';
import type { Octopia, WriteRequest } from '../../api/client';
import { path } from '../../api/path';
import { CdiscountError } from '../../api/errors';
import type { Discussion, Message, RECEIVERS } from './schema';

/**
 * How messages are written to the API: the one place that knows the disputed shapes.
 *
 * A reply is known in two shapes. Sent first is `receivers: [{userId, userType}]` with `salesChannel`, because two independent
 * clients that answer customers with it agree, one of them of this year (the newest that is known to write at all); `receiver:
 * 'Customer'` stands in one list of methods that was generated from the official description and that nobody has been seen to use.
 * It needs no user id, so it is sent first to whoever has not written in the discussion yet.
 *
 * A patch is known with `op` and a boolean (standard JSON Patch; the only one found in working code) and with `opt` and a text (the
 * same generated list, and notes copied from the documentation). The first is sent.
 *
 * When the marketplace answers 400 because of the shape, which changed nothing, the other shape is sent once.
 */

export type Receiver = (typeof RECEIVERS)[number];

/** A file as the API takes it (one client sends them so, its name without the ending). */
export interface SentAttachment {
	name: string;
	fileFormat: string;
	/** Base64. */
	content: string;
}

/** What the seller writes, and to whom. */
export interface Letter {
	text: string;
	receiver: Receiver;
	attachments: SentAttachment[];
}

type Body = Record<string, unknown>;

/** `POST /messages`. */
export function replyRequest(discussion: Discussion, letter: Letter): WriteRequest {
	const userId = userOf(discussion, letter.receiver);
	const common = { discussionId: String(discussion.discussionId), ...written(letter) };
	const shaped: Body =
		userId === undefined || !discussion.salesChannel
			? { ...common, receiver: letter.receiver }
			: { ...common, salesChannel: discussion.salesChannel, receivers: [{ userId, userType: letter.receiver }] };
	return { method: 'POST', path: '/messages', body: shaped };
}

/** What a discussion begins with. */
export interface Opening extends Letter {
	subject: string;
	orderId: string;
	salesChannel: string;
	topic: string;
	productId?: string;
}

/** `POST /discussions`; one shape is known, with a small t in `subtypologyCode`. */
export function startRequest({ subject, orderId, salesChannel, topic, productId, ...letter }: Opening): WriteRequest {
	const message = { ...written(letter), receiver: letter.receiver };
	const body: Body = { subject, orderId, salesChannel, subtypologyCode: topic, productId, message };
	return { method: 'POST', path: '/discussions', body };
}

/** `PATCH /discussions/{discussionId}`: closes or reopens. */
export const openRequest = (discussionId: string, isOpen: boolean): WriteRequest =>
	patch(path`/discussions/${discussionId}`, '/isOpen', isOpen);

/** `PATCH /messages/{messageId}`: marks as read. */
export const readRequest = (messageId: string): WriteRequest => patch(path`/messages/${messageId}`, '/hasRead', true);

function patch(where: string, field: string, value: boolean): WriteRequest {
	return { method: 'PATCH', path: where, body: [{ op: 'replace', path: field, value }] };
}

function written({ text, attachments }: Letter): Body {
	return { body: text, ...(attachments.length > 0 && { attachments }) };
}

/** The id of whom the seller writes to, as far as the discussion tells. */
function userOf({ messages, customerId }: Discussion, receiver: Receiver): string | undefined {
	const sender = findLast(messages, (message) => message.sender?.userType === receiver)?.sender;
	const userId = sender?.userId ?? (receiver === 'Customer' ? customerId : undefined);
	return userId === undefined || userId === null ? undefined : String(userId);
}

/** The same request in the other known shape; undefined where there is none. */
function otherShape(request: WriteRequest): WriteRequest | undefined {
	if (Array.isArray(request.body))
		return {
			...request,
			body: request.body.map(({ op, path: field, value }: Body) => ({ opt: op, path: field, value: String(value) })),
		};
	const { receivers, ...rest } = request.body as Body;
	if (!Array.isArray(receivers)) return undefined;
	delete rest.salesChannel;
	return { ...request, body: { ...rest, receiver: (receivers[0] as Body).userType } };
}

/** Names of what the two shapes differ in, as a refusal writes them. */
const SHAPE = /receiver|sales ?channel|\bopt?\b|\bpath\b|\bvalue\b|json|patch|body must be/i;

const refusesShape = (thrown: unknown) =>
	thrown instanceof CdiscountError && thrown.facts.status === 400 && SHAPE.test(thrown.message);

/** A connection that writes in the other shape where the first is refused, and remembers the last answer. */
export function scribe(octopia: Octopia): { octopia: Octopia; answer(): ApiResponse | undefined } {
	let last: ApiResponse | undefined;
	const write = async (request: WriteRequest) => {
		last = undefined;
		last = await octopia.write(request).catch(async (thrown: unknown) => {
			const other = refusesShape(thrown) ? otherShape(request) : undefined;
			if (other === undefined) throw thrown;
			// where both are refused, the reason is not the shape, and the first refusal says it
			return await octopia.write(other).catch((again: unknown) => {
				throw again instanceof CdiscountError && again.facts.status === 400 ? thrown : again;
			});
		});
		return last;
	};
	return { octopia: { ...octopia, write }, answer: () => last };
}

/** The id in an answer, which is not documented: under its name, as `id`, or at the end of a `Location`. */
export function idIn(answer: ApiResponse | undefined, name: 'messageId' | 'discussionId'): string | undefined {
	if (answer === undefined) return undefined;
	const body = (typeof answer.body === 'object' && answer.body !== null ? answer.body : {}) as Body;
	const location = answer.headers['content-location'] ?? answer.headers.location;
	const found = body[name] ?? body.id ?? location?.split('/').filter(Boolean).at(-1);
	return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

/**
 * Whether a channel lets sellers start discussions. The names in its configuration are not documented: anything that speaks of
 * sellers or of creating, and of discussions, and is a plain no, is taken for one.
 */
export function forbidsStarting(configuration: object): boolean {
	return Object.entries(configuration).some(
		([name, value]) => value === false && /discussion/i.test(name) && /seller|creat|initiat|start|open/i.test(name),
	);
}

/** A text without what the marketplace may change in it: mark-up, entities, white space. */
export function bare(text: string | null | undefined): string {
	const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'", nbsp: ' ' };
	return (text ?? '')
		.normalize('NFC')
		.replace(/&(amp|lt|gt|quot|#39|apos|nbsp);/g, (_all, name: string) => entities[name])
		.replace(/<[^<>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/** Whether a message of the seller is this letter. Receivers and files are compared as far as the message tells them. */
export function isLetter(message: Message, letter: Letter): boolean {
	if (message.sender?.userType !== 'Seller' || bare(message.body) !== bare(letter.text)) return false;
	const receivers = (message.receivers ?? []).flatMap(({ userType }) => userType ?? []);
	if (receivers.length > 0 && !receivers.includes(letter.receiver)) return false;
	const { attachments } = message;
	return !attachments || sameNames(attachments.map(nameOf), letter.attachments.map(nameOf));
}

function nameOf(attachment: { attachmentName?: string | null; name?: string | null }): string {
	const name = attachment.attachmentName ?? attachment.name ?? '';
	return name.replace(/\.[^.]*$/, '').toLowerCase();
}

const sameNames = (some: string[], others: string[]) => [...some].sort().join('/') === [...others].sort().join('/');
