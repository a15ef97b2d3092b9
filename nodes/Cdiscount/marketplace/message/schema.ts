import { z } from 'zod';
import { flag, id, text } from '../schemaParts';

/**
 * Discussions between a seller, a customer and the channel's customer service. A discussion is about one order or one
 * offer and holds at least one message. Answers stay open to unknown fields and values.
 */

/** Who writes; GrcOperator is the customer service of the sales channel (documented). */
export const USER_TYPES = ['Customer', 'Seller', 'GrcOperator', 'Automatic'] as const;

/** To whom a seller may write. */
export const RECEIVERS = ['Customer', 'GrcOperator'] as const;

export const PROCESS_STATUSES = ['ToTreat', 'Treated'] as const;

/** How far a discussion has escalated; an official sample also shows `Level_1`. */
export const GRADUATIONS = ['Discussion', 'Claim'] as const;

/** Topics of customers, of an official sample; the sales channel lists all of them. */
export const TOPICS = [
	'missingItemInProduct',
	'missingProductsInOrder',
	'orderAddressChangeCdiscount',
	'orderCancellation',
	'orderModification',
	'orderNotShipped',
	'printReceipt',
	'productIsDamaged',
	'productIsNotWorking',
	'wrongProductReceived',
] as const;

/** Attachments of one message: formats, number, and bytes in all (documented). */
export const ATTACHMENT_FORMATS = ['png', 'gif', 'bmp', 'jpg', 'jpeg', 'tif', 'pdf', 'doc', 'docx', 'xls'] as const;
export const MAX_ATTACHMENTS = 3;
export const MAX_ATTACHMENT_BYTES = 4 * 1024 * 1024;
/** One client states 13 to 5000 characters; the lower bound is not confirmed. */
export const MAX_MESSAGE_LENGTH = 5000;

const user = z.object({ userId: id.nullish(), userType: text }).passthrough();

/** An attachment of `GET /attachments`: its content is base64. Within a message the content may be missing. */
export const attachmentSchema = z
	.object({ attachmentName: text, name: text, fileFormat: text, content: text, messageId: id.nullish() })
	.passthrough();

/** `GET /attachments`: a list in the usual envelope; a bare one is accepted too. */
export const attachmentsSchema = z.union([
	z.array(attachmentSchema),
	z.object({ items: z.array(attachmentSchema) }).passthrough(),
]);

/** A message of a discussion (documented, and read by two clients). */
export const messageSchema = z
	.object({
		messageId: id,
		body: text,
		sender: user.nullish(),
		receivers: z.array(user).nullish(),
		createdAt: text,
		hasRead: flag,
		attachments: z.array(attachmentSchema).nullish(),
	})
	.passthrough();

/** A discussion of `GET /discussions` (documented); one of `GET /discussions/{discussionId}` also has its messages. */
export const discussionSchema = z
	.object({
		discussionId: id,
		subject: text,
		orderReference: text,
		orderSellerId: text,
		salesChannel: text,
		isOpen: flag,
		graduation: text,
		/** The filter of the same meaning is called processStatus. */
		status: text,
		processStatus: text,
		typologyCode: text,
		subTypologyCode: text,
		customerId: id.nullish(),
		sellerId: id.nullish(),
		productId: text,
		offerId: text,
		createdAt: text,
		updatedAt: text,
		messages: z.array(messageSchema).nullish(),
	})
	.passthrough();

/** The response to a message or a new discussion is not documented: an object with an id, or nothing. */
export const writtenSchema = z
	.union([z.object({ messageId: id.nullish(), discussionId: id.nullish() }).passthrough(), z.string()])
	.nullish();

/** `GET /typologies`: subjects of discussions, and the order statuses in which they apply. Inner names are not certain. */
export const typologySchema = z
	.object({
		typologyCode: text,
		label: text,
		subTypologies: z.array(z.object({ subTypologyCode: text, label: text }).passthrough()).nullish(),
	})
	.passthrough();

export const typologiesSchema = z.union([
	z.array(typologySchema),
	z.object({ items: z.array(typologySchema) }).passthrough(),
]);

/** `GET /sales-channel-configurations/{salesChannelId}`: what the channel allows. Field names are not documented. */
export const channelConfigurationSchema = z.object({ salesChannelId: text }).passthrough();

export type Attachment = z.output<typeof attachmentSchema>;
export type Discussion = z.output<typeof discussionSchema>;
export type Message = z.output<typeof messageSchema>;
