import type { Octopia } from '../../api/client';
import { Unreadable, type Listed } from '../../api/parseResponse';
import { offersOf } from './offersOf';
import type { Offer } from './schema';

/** As long as references of digits become that are filled up with zeros. */
const LONGEST_FILLED = 20;

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i;

/**
 * The shop's references that a spreadsheet makes the same number of, as 123, 00123, 123.0 and 1.23E+2.
 * @param numbers whole ones
 * @returns the references by their number, each once
 * @throws CdiscountError, also where the reference of an offer cannot be read: it may be one of them
 */
export async function lookAlikes(octopia: Octopia, numbers: number[]): Promise<Map<number, string[]>> {
	const found = new Map(numbers.map((number) => [number, new Set<string>()]));
	for await (const offer of offersOf(octopia, [...found.keys()].flatMap(spellings))) {
		const reference = referenceOf(offer);
		if (NUMBER.test(reference)) found.get(Number(reference.replace(',', '.')))?.add(reference);
	}
	return new Map([...found].map(([number, references]) => [number, [...references]]));
}

function referenceOf(offer: Listed<Offer>): string {
	if (!(offer instanceof Unreadable)) return offer.sellerExternalReference;
	const reference = (offer.raw as { sellerExternalReference?: unknown } | null | undefined)?.sellerExternalReference;
	if (typeof reference === 'string' || typeof reference === 'number') return String(reference);
	throw offer.error();
}

/** How references are written that mean this number. */
function spellings(number: number): string[] {
	const plain = String(number);
	const sign = number < 0 ? '-' : '';
	const digits = plain.slice(sign.length);
	const filled = Array.from({ length: Math.max(0, LONGEST_FILLED - digits.length) }, (_, zeros) =>
		digits.padStart(digits.length + zeros + 1, '0'),
	);
	const [mantissa, exponent] = Math.abs(number).toExponential().split('e+');
	const powers = [exponent, exponent.padStart(2, '0')].flatMap((power) => [`E+${power}`, `E${power}`]);
	const scientific = [...new Set(powers)].flatMap((power) => [
		`${mantissa}${power}`,
		`${mantissa}${power.toLowerCase()}`,
	]);
	return [plain, ...[...filled, `${digits}.0`, `${digits}.00`, ...scientific].map((text) => `${sign}${text}`)];
}
