import once from 'lodash/once';
import { knownWord } from '../marketplace/words';
import { fault, optionalText, refined } from './checks';

/** Countries as the API writes them: two letters (ISO 3166-1). Which there are, JavaScript itself knows. */

/** Two letters that stand for no country, or for a part of one. */
const NO_COUNTRIES = ['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ'];

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`));

interface Country {
	/** Two capital letters. */
	code: string;
	/** What it is called in English, French and Spanish. */
	names: string[];
}

/** Every country; letters that a country no longer has are not among them. */
export const countries = once((): Country[] => {
	const named = ['en', 'fr', 'es'].map(
		(language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
	);
	return PAIRS.filter((code) => !NO_COUNTRIES.includes(code) && lettersNow(code) === code).flatMap((code) => {
		const names = named.flatMap((language) => language.of(code) ?? []);
		return names.length === 0 ? [] : [{ code, names }];
	});
});

/** A country by its two letters, in either case; undefined where it is empty. A name is refused with the letters to write. */
export function optionalCountry() {
	return refined(optionalText(), (given, label) => {
		if (given === undefined) return undefined;
		if (isCountry(given.toUpperCase())) return given.toUpperCase();
		const meant = lettersOf(given);
		return fault(
			meant === undefined
				? `${label} is "${given.slice(0, 60)}", which is no country. Enter its two letters, for example FR.`
				: `${label} is "${given}", but it is written in two letters. Enter ${meant}.`,
		);
	});
}

const isCountry = (letters: string) => countries().some(({ code }) => code === letters);

/** The letters of a country that was called by its name, or by letters that it no longer has. */
function lettersOf(given: string): string | undefined {
	const letters = /^[A-Za-z]{2}$/.test(given) ? lettersNow(given) : undefined;
	if (letters !== undefined && isCountry(letters)) return letters;
	return countries().find(({ names }) => knownWord(names, given) !== undefined)?.code;
}

const lettersNow = (letters: string) => new Intl.Locale(`und-${letters}`).region;
