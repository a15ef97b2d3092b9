import type { Outcome } from '../engine/engine.mts';

/** What no user should ever read: names of faults, of files, of our own confusion. */
const INTERNAL =
	/TypeError|RangeError|ReferenceError|SyntaxError|is not a function|is not iterable|Cannot (?:read|set|convert|destructure)|Unexpected fault|\[object |Maximum call stack|\bat .+:\d+:\d+|node_modules|\.ts:\d|invalid_type|Bearer \w|demo-secret/;

/** What a validator says when nobody has put it into words. */
const UNWORDED = /^(?:Required|Invalid\b|Expected |Unrecognized |Too |String must|Number must|Array must)/;

const LONGEST = 1200;

/** What is wrong with a text as a sentence for the user; undefined where nothing is. */
export function messageProblem(sentence: unknown): string | undefined {
	if (typeof sentence !== 'string' || sentence === '') return `no sentence: ${String(sentence)}`;
	if (INTERNAL.test(sentence)) return `speaks of the inside: ${sentence.slice(0, 300)}`;
	if (UNWORDED.test(sentence)) return `is the validator's own wording: ${sentence.slice(0, 300)}`;
	if (sentence.length > LONGEST) return `is ${sentence.length} characters long: ${sentence.slice(0, 200)}`;
	if (!/^[\p{Lu}\p{N}"“]/u.test(sentence)) return `does not begin as a sentence: ${sentence.slice(0, 200)}`;
	if (!/[.!?]["”]?$/.test(sentence.trim())) return `does not end as a sentence: ${sentence.slice(-200)}`;
	return undefined;
}

/** Every message that a run gave the user. */
export function messagesOf({ error, errors, output }: Outcome): string[] {
	const failed = [...errors, ...output].flatMap(({ json }) => (typeof json.error === 'string' ? [json.error] : []));
	return error === undefined ? failed : [...failed, error.message];
}

/** The faults in everything that a run tells; empty where all is well. */
export function messageProblems(outcome: Outcome): string[] {
	const bad = messagesOf(outcome).flatMap((sentence) => messageProblem(sentence) ?? []);
	const told = `${outcome.error?.description ?? ''}`;
	return INTERNAL.test(told) ? [...bad, `speaks of the inside: ${told.slice(0, 300)}`] : bad;
}

/** Nothing that was read may have reached the prototype of all objects. */
export const isPolluted = (): boolean => 'polluted' in {};
