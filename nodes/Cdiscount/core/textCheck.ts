/** Why a value cannot be used, for the user. */
export class Fault {
	constructor(readonly sentence: string) {}
}

/** What a check returns for a value that cannot be used. */
export const fault = (sentence: string) => new Fault(sentence);

export interface TextRules {
	/** Longest length in characters. */
	max?: number;
	/** What must not occur, and how to say so. */
	without?: Array<[pattern: RegExp, what: string]>;
	/** What to do when it is wrong. */
	advice?: string;
}

/** A sign that nobody sees; the tags that the emoji of a flag ends with are seen. */
const UNSEEN = '(?![\\u{E0020}-\\u{E007F}])[\\s\\p{Z}\\p{Cc}\\p{Cf}\\u115F\\u1160\\u2800\\u3164\\uFFA0]';
const UNSEEN_BEFORE = new RegExp(`^(?:${UNSEEN})+`, 'u');
// looks behind, so that a long text is walked through once
const UNSEEN_BEHIND = new RegExp(`(?<!${UNSEEN})(?:${UNSEEN})+$`, 'u');

/** A text without what nobody sees around it: blanks of all widths, byte order marks, soft hyphens, control characters, fillers. */
export const trimmed = (text: string): string => text.replace(UNSEEN_BEFORE, '').replace(UNSEEN_BEHIND, '');

const REPLACEMENT = '\ufffd';

/** What is wrong with a text whose letters were lost when its file was read; undefined where none were. */
export function misreadFault(label: string, text: string): Fault | undefined {
	const place = text.indexOf(REPLACEMENT);
	if (place < 0) return undefined;
	const around = text.slice(Math.max(0, place - 20), place + 40);
	return fault(
		`${label} "${around}" contains the sign ${REPLACEMENT}: its file was read in the wrong encoding. Choose the right one where the file is read, in n8n's "Extract from File" under Options > Encoding: UTF-8, or Latin1 for files of Windows (Windows-1252).`,
	);
}

/** The check of a text; numbers are taken as text. @returns an empty text where there is nothing */
export function textOf(label: string, value: unknown, rules: TextRules): string | Fault {
	if (value === undefined || value === null) return '';
	if (typeof value === 'number' && !Number.isSafeInteger(value))
		return fault(`${label} is the number ${value}, which has lost digits. Format it as text where it comes from.`);
	if (typeof value !== 'string' && typeof value !== 'number')
		return fault(`${label} must be text, but it is ${kindOf(value)}.${advice(rules)}`);
	const found = trimmed(String(value));
	const tooLong = lengthFault(label, found, rules.max ?? 255);
	if (tooLong !== undefined) return fault(`${tooLong.sentence}${advice(rules)}`);
	const misread = misreadFault(label, found);
	if (misread !== undefined) return misread;
	const everywhere: TextRules['without'] = [[/\p{Cc}/u, 'a line break or another control character']];
	for (const [pattern, what] of [...(rules.without ?? []), ...everywhere])
		if (pattern.test(found)) return fault(`${label} "${shortened(found)}" contains ${what}.${advice(rules)}`);
	return found;
}

/** What is wrong with a text that is too long; undefined where it is not. @param max in characters */
export function lengthFault(label: string, text: string, max: number): Fault | undefined {
	if (text.length <= max) return undefined;
	return fault(`${label} "${shortened(text)}" has ${text.length} characters, but at most ${max} are allowed.`);
}

/** The advice of these rules, with a space before it. */
export const advice = ({ advice: words }: Pick<TextRules, 'advice'>) => (words === undefined ? '' : ` ${words}`);

/** So much of a text as fits into a sentence. */
export const shortened = (value: string) => (value.length > 60 ? `${value.slice(0, 60)}…` : value);

/** A value that is to be a number, in a sentence. */
export const shown = (value: unknown): string => (typeof value === 'number' ? String(value) : kindOf(value));

/** What was given, in a sentence. */
export function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `"${shortened(String(value))}"`;
}
