import uniq from 'lodash/uniq';
import { InputError } from '../api/errors';
import type { Octopia } from '../api/client';
import { knownWord, wordsNamed } from '../marketplace/words';
import { fault, optionalText, refined, texts } from './checks';
import type { Settle } from './settleFields';

/** Checks of values that are known, as an expression, a sheet or an agent may give them: in other letters, or none of them. */

/** Several of some words, as a list or separated by commas; empty means none. @returns them as the API writes them, each once */
export function choices<const Word extends string>(words: readonly Word[]) {
	return refined(texts(), (given, label) => {
		const wrong = given.find((one) => knownWord(words, one) === undefined);
		if (wrong !== undefined) return fault(notAmong(label, wrong, words));
		return uniq(given.flatMap((one) => knownWord(words, one) ?? []));
	});
}

/** One of some words, or none: undefined where it is empty. */
export function optionalChoice<const Word extends string>(words: readonly Word[]) {
	return refined(optionalText(), (given, label) =>
		given === undefined ? undefined : (knownWord(words, given) ?? fault(notAmong(label, given, words))),
	);
}

/** One of some words, which has to be chosen. */
export function requiredChoice<const Word extends string>(words: readonly Word[]) {
	return refined(
		optionalText(),
		(given, label) =>
			knownWord(words, given ?? '') ??
			fault(given === undefined ? `${label} is empty. Choose ${wordsNamed(words)}.` : notAmong(label, given, words)),
	);
}

/** Where the words of a field stand that only the marketplace knows in full. */
interface LiveWords {
	/** As the form calls the field. */
	label: string;
	/** Those that need no reading. */
	known(octopia: Octopia): readonly string[];
	/** Those that the marketplace lists; undefined where it lists none, so that nothing can be said against a word. */
	listed(octopia: Octopia): Promise<readonly string[] | undefined>;
}

/** Settles a text as a word that the marketplace lists; the list is read once for all items of a shop, and only for a word that is not known. */
export function settleWord({ label, known, listed }: LiveWords): Settle<string> {
	return async (given, octopia) => {
		const values = given.map(({ value }) => value);
		const own = known(octopia);
		const isKnown = values.every((value) => knownWord(own, value) !== undefined);
		const live = isKnown ? [] : await listed(octopia);
		if (live === undefined) return values.map((value) => knownWord(own, value) ?? value);
		const words = uniq([...own, ...live]);
		return values.map((value) => knownWord(words, value) ?? new InputError(notAmong(label, value, words)));
	};
}

/** The sentence about a value that is none of some words. */
export function notAmong(label: string, given: string, words: readonly string[]): string {
	return `${label} is "${given.slice(0, 60)}", but it can only be ${wordsNamed(words)}.`;
}
