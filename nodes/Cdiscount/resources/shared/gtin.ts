import { fault, optionalText, refined, text } from '../../core/checks';
import { gtinFault } from '../../marketplace/gtin';

const LONGEST = { max: 60 };

/** A GTIN (EAN, UPC), which stays text: leading zeros belong to it. */
export const gtin = refined(text({ ...LONGEST, advice: 'Enter the digits of the barcode.' }), right);

/** The same where it may be left empty. */
export const optionalGtin = refined(optionalText(LONGEST), (found, label) =>
	found === undefined ? undefined : right(found, label),
);

function right(found: string, label: string) {
	const wrong = gtinFault(found);
	return wrong === undefined ? found : fault(`${label} "${found}" ${wrong}`);
}
