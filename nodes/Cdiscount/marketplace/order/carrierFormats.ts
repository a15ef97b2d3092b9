import { carrierKey } from './carrierNames';

/** S10 of the Universal Postal Union, which all posts use: RB123456785GB. */
const POSTAL = /^[A-Z]{2}\d{9}[A-Z]{2}$/;

/**
 * What the numbers of carriers look like, without blanks and in capitals. Known only for some; a carrier that is not here has no format.
 * Nothing is refused for not being like these, for carriers have other services: they say whether blanks are those between printed
 * groups, and whether a number that came without its leading zeros belongs to the carrier.
 *
 * Sources: Colissimo and La Poste colissimo.fr, FAQ on tracking (13 characters, "8D00432154798"), and universcolis.fr (14 digits, S10);
 * UPS, FedEx, DHL, Amazon and S10 github.com/jkeen/tracking_number_data; DPD and GLS the patterns of parcel apps
 * (github.com/Chagui-/IntelliTracker, github.com/szkf/package-bot); Chronopost 2as-logistique.fr (13 or 15 characters); Mondial Relay
 * barber-outlet.com (8 digits).
 */
const FORMATS: Record<string, readonly RegExp[]> = {
	'Amazon Shipping': [/^TB[A-Z]\d{12}$/],
	Asendia: [POSTAL],
	Bpost: [POSTAL],
	'China Post': [POSTAL],
	Chronopost: [POSTAL, /^\d{14}[\dA-Z]$/],
	Colissimo: [/^\d[A-Z]\d{11}$/, /^[A-Z]{2}\d{11}$/, /^\d{14}$/, POSTAL],
	'Deutsche Post': [POSTAL],
	DHL: [/^\d{10,11}$/, /^J[A-Z]{2,3}\d{9,18}$/],
	DPD: [/^\d{10}$/, /^\d{14}[\dA-Z]?$/],
	FedEx: [/^(?:\d{12}|\d{15}|\d{18}|\d{20}|\d{22}|\d{34})$/],
	GLS: [/^(?:\d{10,12}|\d{14}|\d{20})$/, /^(?=.*\d)[\dA-Z]{8}$/],
	'La Poste': [/^\d[A-Z]\d{11}$/, /^[A-Z]{2}\d{11}$/, /^\d{14}$/, POSTAL],
	'Mondial Relay': [/^\d{8}$/],
	PostNL: [POSTAL],
	'Royal Mail': [POSTAL],
	UPS: [/^1Z[\dA-Z]{16}$/, /^[A-Z]\d{10}$/],
};

const BY_KEY = new Map(Object.entries(FORMATS).map(([label, formats]) => [carrierKey(label), formats]));

/** Whether a number looks like those of the carrier; false for one whose numbers are not known. */
export function isOfCarrier(number: string, carrier: string): boolean {
	const formats = BY_KEY.get(carrierKey(carrier)) ?? [];
	return formats.some((format) => format.test(number.toUpperCase()));
}

/** The most zeros that a number is looked for with: more of them begin no number. */
const MOST_ZEROS = 3;

/**
 * Finds what a number was before a spreadsheet took its leading zeros.
 * @param digits of a number that came as a number
 * @returns the number with them; undefined where the carrier has such numbers without, or has none with them
 */
export function withLostZeros(digits: string, carrier: string): string | undefined {
	if (isOfCarrier(digits, carrier)) return undefined;
	const padded = Array.from({ length: MOST_ZEROS }, (_, index) => '0'.repeat(index + 1) + digits);
	return padded.find((number) => isOfCarrier(number, carrier));
}
