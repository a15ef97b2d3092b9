import deburr from 'lodash/deburr';
import { isOfCarrier, withLostZeros } from './carrierFormats';
import { carrierKey } from './carrierNames';

/** A parcel number as it was typed, without what nobody sees around it. */
export interface TypedNumber {
	text: string;
	/** It came as a number, as a cell of a spreadsheet may be one, and not as text. */
	isNumber: boolean;
}

/** What a parcel number is for. */
export interface ParcelContext {
	/** The carrier as it was typed. */
	carrier: string;
	orderId: string;
}

/** Spreadsheets keep so many digits of a number; what comes behind them is 0. */
const EXACT_DIGITS = 15;

const MOST_CHARACTERS = 50;

/** Ids of orders (orders.md: the channel, the moment, four characters). */
const ORDER_ID = /^[A-Z]{4,8}\d{12}[A-Z\d]{4,8}$/i;

/** What people and programs leave where there is no number yet, as `plain` writes it. */
const PLACEHOLDERS = new Set(
	`a definir|a renseigner|a suivre|a venir|attente|aucun|aucune|en attente|en cours|faux|false|inconnu|n a|na|n d|nan|nd|neant|nil
non|non communique|non renseigne|none|null|numero|number|ok|oui|pas de numero|pas de suivi|pending|rien|sans|sans numero|sans suivi|soon
tba|tbc|tbd|test|todo|tracking|tracking number|true|undefined|unknown|vide|void|vrai|x|xx|xxx|xxxx|yes|no|object object`.split(
		/[|\n]/,
	),
);

/** Words in lower case without accents and punctuation. */
const plain = (text: string) =>
	deburr(text)
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** A number as the carrier prints it in groups, closed up; as it is where it has no blanks, or is no number of that carrier. */
export function closedUp(text: string, carrier: string): string {
	const closed = text.replace(/\s/gu, '');
	return isOfCarrier(closed, carrier) ? closed : text;
}

/** Whether a text holds several numbers that could each be one. */
function areSeveral(text: string): boolean {
	const parts = text.split(/[;,|/\\\n+&]+|\s+(?:et|and|puis)\s+/iu).map((part) => part.trim());
	const numbers = parts.filter((part) => digitsOf(part).length >= 4);
	if (numbers.length > 1) return true;
	const joined = text.split(/[\s-]+/u).filter((part) => part.length >= 8 && digitsOf(part).length >= 4);
	return joined.length > 1 && joined.every(({ length }) => length === joined[0].length);
}

/**
 * What the marketplace's former service did not take: numbers of more than 50 characters, with space or & * $. The API states no limits;
 * a declared shipment cannot be changed, so they are kept, whatever the user says.
 * @returns what is to be said of the number, or undefined
 */
export function beyondLimits(number: string): string | undefined {
	if (number.length > MOST_CHARACTERS)
		return `has ${number.length} characters, but at most ${MOST_CHARACTERS} are allowed`;
	if (/[\n\r\t]/.test(number)) return 'contains a line break or another control character';
	if (/\s/u.test(number)) return 'contains a space';
	return /[&*$]/.test(number) ? 'contains one of the characters & * $' : undefined;
}

type Doubt = (text: string, number: string, context: ParcelContext) => string | false;

/** Why a text is hardly a parcel number, in the order in which the reasons are looked for. */
const DOUBTS: readonly Doubt[] = [
	(text) => /^#|^Err:\d/i.test(text) && 'is an error of a spreadsheet, or a cell too narrow for its number',
	(text) => (PLACEHOLDERS.has(plain(text)) || plain(text) === '') && 'stands for a number that is not known yet',
	(text) => /^(.)\1*$/u.test(text) && 'is one and the same sign, which stands for no number',
	(text) =>
		/^[+-]?(?:\d+(?:[.,]\d+)?E[+-]\d+|\d[.,]\d+E\d+|\dE\d{1,2})$/i.test(text) &&
		'was shortened by a spreadsheet, and its digits are lost: format the column as text',
	(text) => /^=|\{\{|\}\}/.test(text) && 'is a formula: hand over its value as text',
	(text) => /["'`´‘’“”«»]/u.test(text) && 'holds a quotation mark, as a cell does that was made text',
	(text) =>
		/:\/\/|^www\.|@|\.(?:com|fr|net|eu)\b/i.test(text) && 'is an address: the tracking URL has a field of its own',
	(text) => /[\p{Cf}\p{Co}\p{Cn}]|(?!\s)\p{Cc}/u.test(text) && 'holds a character that nobody sees: type it anew',
	(text) => /[\uFF01-\uFF5E]/u.test(text) && 'is written in full-width characters: type it anew',
	(text) => areSeveral(text) && 'holds several numbers: one parcel has one, so keep the number of one parcel',
	(text) =>
		/^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?:[T\s].*)?$/.test(text) &&
		'is a date: look whether the columns are the right ones',
	(text) => /^[^.,]*[.,]0+$/.test(text) && 'ends in decimals, as it was taken for an amount: format the column as text',
	(text) =>
		/^(?:\+|00)?(?:33)?\s?0?[1-9](?:[\s.-]\d{2}){4}$/.test(text) &&
		'is a telephone number: look whether the columns are the right ones',
	(_, number) => {
		const [odd] = /[^\dA-Z_\s&*$-]/i.exec(number) ?? [];
		return odd !== undefined && `holds "${odd}", which is in no number of a parcel`;
	},
	(_, number) => beyondLimits(number) ?? false,
	(_, number) => !/\d/.test(number) && 'has no digit',
	(_, number, { orderId }) =>
		(ORDER_ID.test(number) || number.toLowerCase() === orderId.toLowerCase()) && 'is the ID of an order',
	(_, number, { carrier }) => carrierKey(number) === carrierKey(carrier) && 'is the name of the carrier',
	(_, number, { carrier }) =>
		(number.length < 5 || digitsOf(number).length < 3) && !isOfCarrier(number, carrier) && 'is too short',
];

/**
 * Why what was typed is hardly the number of a parcel, which could not be corrected once it is declared.
 * @returns what is to be said of it, behind the number; undefined where it is plausible
 */
export function doubtAbout(typed: TypedNumber, context: ParcelContext): string | undefined {
	const number = closedUp(typed.text, context.carrier);
	for (const doubt of DOUBTS) {
		const found = doubt(typed.text, number, context);
		if (found !== false) return found;
	}
	return typed.isNumber ? doubtAboutDigits(number, context) : undefined;
}

/** What a program may have done to a number that came as one. */
function doubtAboutDigits(number: string, { carrier }: ParcelContext): string | undefined {
	if (digitsOf(number).length > EXACT_DIGITS)
		return `came as a number of more than ${EXACT_DIGITS} digits, of which spreadsheets lose the last: format the column as text`;
	const whole = withLostZeros(number, carrier);
	return (
		whole && `came as a number and has probably lost its zeros (${carrier} prints ${whole}): format the column as text`
	);
}
