/** Words of the marketplace: the names of states, kinds, channels and topics. */

/** So many are named in a sentence; more are not read. */
const NAMED = 12;

/**
 * The word that was meant: case, accents, blanks and hyphens do not count where that leaves one.
 * @returns undefined where it is none of them, or several
 */
export function knownWord<Word extends string>(words: readonly Word[], given: string): Word | undefined {
	const exact = words.find((word) => word === given);
	const meant = words.filter((word) => plain(word) === plain(given));
	return exact ?? (meant.length === 1 ? meant[0] : undefined);
}

/** Says which words there are, for the end of a sentence: `"Sale", "Refund"`. */
export function wordsNamed(words: readonly string[]): string {
	const named = words.slice(0, NAMED).map((word) => `"${word}"`);
	const others = words.length > NAMED ? ` and ${words.length - NAMED} others` : '';
	return `${named.join(', ')}${others}`;
}

const plain = (word: string) =>
	word
		.normalize('NFD')
		.replace(/[\p{M}\s_-]/gu, '')
		.toLowerCase();
