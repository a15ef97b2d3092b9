import findLast from 'lodash/findLast';
import type { ApiResponse } from '../../api/response';
import type { Octopia, WriteRequest } from '../../api/client';
import { path } from '../../api/path';
import { CdiscountError } from '../../api/errors';
import { attachmentColumns } from './rows';
import type { Discussion, RECEIVERS } from './schema';

/**
 * How messages are written to the API: the one place that knows the disputed variants.
 *
 * A reply is known in two variants. Sent first is `receivers: [{userId, userType}]` with `salesChannel`, because two independent
 * clients that answer customers with it agree, one of them of this year (the newest that is known to write at all); `receiver:
 * 'Customer'` stands in one list of methods that was generated from the official description and that nobody has been seen to use.
 * It needs no user id, so it is sent first to whoever has not written in the discussion yet.
 *
 * A patch is known with `op` and a boolean (standard JSON Patch; the only one found in working code) and with `opt` and a text (the
 * same generated list, and notes copied from the documentation). The first is sent.
 *
 * When the marketplace answers 400 because of the variant, which changed nothing, the other one is sent once.
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
export interface OutgoingMessage {
	text: string;
	receiver: Receiver;
	attachments: SentAttachment[];
}

/** What leaves the node of a message that was sent: to whom, and the names of its files. */
export const sentFacts = ({ receiver, attachments }: OutgoingMessage) => ({
	to: receiver === 'Customer' ? 'customer' : 'customerService',
	...attachmentColumns(attachments.map(({ name, fileFormat }) => `${name}.${fileFormat}`)),
});

type Body = Record<string, unknown>;

/** `POST /messages`. */
export function replyRequest(discussion: Discussion, message: OutgoingMessage): WriteRequest {
	const userId = userOf(discussion, message.receiver);
	const common = { discussionId: String(discussion.discussionId), ...written(message) };
	const body: Body =
		userId === undefined || !discussion.salesChannel
			? { ...common, receiver: message.receiver }
			: { ...common, salesChannel: discussion.salesChannel, receivers: [{ userId, userType: message.receiver }] };
	return { method: 'POST', path: '/messages', body };
}

/** What a discussion begins with. */
export interface Opening extends OutgoingMessage {
	subject: string;
	orderId: string;
	salesChannel: string;
	topic: string;
	productId?: string;
}

/** `POST /discussions`; one variant is known, with a small t in `subtypologyCode`. */
export function startRequest({ subject, orderId, salesChannel, topic, productId, ...sent }: Opening): WriteRequest {
	const message = { ...written(sent), receiver: sent.receiver };
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

function written({ text, attachments }: OutgoingMessage): Body {
	return { body: text, ...(attachments.length > 0 && { attachments }) };
}

/** The id of whom the seller writes to, as far as the discussion shows. */
function userOf({ messages, customerId }: Discussion, receiver: Receiver): string | undefined {
	const sender = findLast(messages, (message) => message.sender?.userType === receiver)?.sender;
	const userId = sender?.userId ?? (receiver === 'Customer' ? customerId : undefined);
	return userId === undefined || userId === null ? undefined : String(userId);
}

/** The same request in the other known variant; undefined where there is none. */
function otherVariant(request: WriteRequest): WriteRequest | undefined {
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

/** Names of what the two variants differ in, as an error writes them. */
const DIFFERENCES = /receiver|sales ?channel|\bopt?\b|\bpath\b|\bvalue\b|json|patch|body must be/i;

const isAboutVariant = (thrown: unknown) =>
	thrown instanceof CdiscountError && thrown.facts.status === 400 && DIFFERENCES.test(thrown.message);

/** The connection, which writes in the other variant where the first is refused for it. */
export function inEitherVariant(octopia: Octopia): Octopia {
	const write = async (request: WriteRequest) =>
		await octopia.write(request).catch(async (thrown: unknown) => {
			const other = isAboutVariant(thrown) ? otherVariant(request) : undefined;
			if (other === undefined) throw thrown;
			// where both are refused, the reason is not the variant, and the first error says it
			return await octopia.write(other).catch((again: unknown) => {
				throw again instanceof CdiscountError && again.facts.status === 400 ? thrown : again;
			});
		});
	return { ...octopia, write };
}

/** The id in the response to a write, whose form is not documented: under its name, as `id`, or at the end of a `Location`. */
export function idIn(response: ApiResponse | undefined, name: 'messageId' | 'discussionId'): string | undefined {
	if (response === undefined) return undefined;
	const body = (typeof response.body === 'object' && response.body !== null ? response.body : {}) as Body;
	const location = response.headers['content-location'] ?? response.headers.location;
	const found = body[name] ?? body.id ?? location?.split('/').filter(Boolean).at(-1);
	return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
