import { checked, choice, fault, texts } from '../../core/checks';
import { field, type InputOf } from '../../core/field';
import type { Files } from '../../core/files';
import { kindOf, lengthFault, misreadFault, trimmed } from '../../core/textCheck';
import { checkAttachments, sentAttachments } from '../../marketplace/message/attachments';
import type { OutgoingMessage, Receiver } from '../../marketplace/message/requests';
import { MAX_ATTACHMENTS, MAX_MESSAGE_LENGTH } from '../../marketplace/message/schema';

const ADVICE = 'Enter what the reader is to see, in 1 to 5000 characters.';

/** The form of a message that is written. */
export const messageFields = [
	field({
		displayName: 'To',
		name: 'receiver',
		type: 'options',
		options: [
			{ name: 'Customer', value: 'customer' },
			{ name: 'Customer Service', value: 'customerService', description: 'Of the sales channel, about this case' },
		],
		default: 'customer',
		description: 'Who reads the message',
		check: choice(['customer', 'customerService'], 'customer'),
	}),
	field({
		displayName: 'Message',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 6 },
		default: '',
		required: true,
		placeholder: 'e.g. Bonjour, votre colis est parti ce matin.',
		description: 'At most 5000 characters, in the language of the sales channel. It cannot be changed once it is sent.',
		hint: 'Write at least a short sentence: messages under 13 characters were seen to be refused',
		check: checked(messageText),
	}),
	field({
		displayName: 'Attachments',
		name: 'attachments',
		type: 'string',
		default: '',
		placeholder: 'e.g. data',
		description: `The input binary fields that hold the files to attach, separated by commas: at most ${MAX_ATTACHMENTS}, 4 MB in all, as png, gif, bmp, jpg, jpeg, tif, pdf, doc, docx or xls`,
		check: texts({ max: 100 }),
	}),
];

type MessageInput = InputOf<(typeof messageFields)[number]>;

/** Line breaks stay; other control characters are refused. */
function messageText(value: unknown, label: string) {
	if (value === undefined || value === null) return fault(`${label} is empty. ${ADVICE}`);
	if (typeof value !== 'string' && typeof value !== 'number')
		return fault(`${label} must be text, but it is ${kindOf(value)}. ${ADVICE}`);
	const found = trimmed(String(value).replace(/\r\n?/g, '\n'));
	if (found === '') return fault(`${label} is empty. ${ADVICE}`);
	const tooLong = lengthFault(label, found, MAX_MESSAGE_LENGTH);
	if (tooLong !== undefined) return fault(`${tooLong.sentence} ${ADVICE}`);
	const misread = misreadFault(label, found);
	if (misread !== undefined) return misread;
	if (/(?![\n\t])\p{Cc}/u.test(found))
		return fault(`${label} ${kindOf(found)} contains a control character. ${ADVICE}`);
	return found;
}

const RECEIVER_OF: Record<MessageInput['receiver'], Receiver> = {
	customer: 'Customer',
	customerService: 'GrcOperator',
};

/** Checks the files that a message names. @throws CdiscountError with a sentence for the first fault */
export async function checkMessageFiles(input: Pick<MessageInput, 'attachments'>, files: Files): Promise<void> {
	checkAttachments(await filesNamed(input, files));
}

/** The message of these fields, with its files. @throws CdiscountError for a file that is not there */
export async function outgoingMessage(input: MessageInput, files: Files): Promise<OutgoingMessage> {
	const attachments = await sentAttachments(await filesNamed(input, files));
	return { text: input.text, receiver: RECEIVER_OF[input.receiver], attachments };
}

const filesNamed = async ({ attachments }: Pick<MessageInput, 'attachments'>, files: Files) =>
	await Promise.all([...new Set(attachments)].map(async (property) => await files.given(property)));
