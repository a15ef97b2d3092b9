import { checked, fault, optionalText, refined, text } from '../../core/checks';
import { hasLongTail } from '../../core/moneyCheck';
import { Ambiguous, numberIn } from '../../core/numberText';
import { shown, trimmed } from '../../core/textCheck';
import { wrongNumber } from '../shared/numberSku';
import { CONDITIONS, FORBIDDEN_IN_REFERENCE, MAX_REFERENCE_LENGTH } from '../../marketplace/offer/schema';

const SIGNS = `{ } @ % ; $ = [ ] / , - ( ) ' \\ " & ! # ^ ? _ + : .`;

const reference = text({
	max: MAX_REFERENCE_LENGTH,
	without: [[FORBIDDEN_IN_REFERENCE, 'a character that is not allowed in a seller reference']],
	advice: `It takes letters, digits, spaces and ${SIGNS}`,
});

/** The seller's own reference of an offer, which identifies it on a sales channel. */
export const sku = checked((value, label) => {
	const wrong = wrongNumber(value, label);
	if (wrong !== undefined) return fault(wrong);
	const found = reference(label).safeParse(value);
	return found.success ? found.data : fault(found.error.issues[0].message);
});

/** An amount in the currency of the channel, tax included; also as text, with a point or a comma. Empty is undefined. */
export function amount({ above }: { above?: number } = {}) {
	return checked((value, label) => {
		const found = numberOf(value);
		if (found === undefined) return undefined;
		if (found instanceof Ambiguous) return fault(found.sentence(label));
		const isAmount = Number.isSafeInteger(Math.round(found * 100));
		if (!isAmount) return fault(`${label} is ${shown(value)}, which is not an amount. Enter it like 47.50.`);
		if (found < 0) return fault(`${label} is ${shown(value)}, but it cannot be negative.`);
		if (above !== undefined && found <= above)
			return fault(`${label} is ${shown(value)}, but it must be above ${above}.`);
		// computed amounts carry noise such as 30.299999999999997
		const cents = Math.round(found * 100);
		if (hasLongTail(value) || Math.abs(found * 100 - cents) > 1e-5)
			return fault(
				`${label} is ${shown(value)}, which has more than 2 decimals. Round it, for example with .round(2).`,
			);
		return cents / 100;
	});
}

/** A floor under the price. One that was chosen and whose expression or cell gives nothing protects nothing, so that is a fault. */
export const floor = checked((value, label) => {
	if (value === null || (typeof value === 'string' && trimmed(value) === ''))
		return fault(
			`${label} is empty: its expression or its cell gives nothing. Enter the floor, 0 for none, or remove the option.`,
		);
	const found = amount()(label).safeParse(value);
	return found.success ? found.data : fault(found.error.issues[0].message);
});

/** VAT in percent: 20 means 20 %. Empty is undefined. */
export const vatPercent = refined(amount(), (percent, label) => {
	if (percent === undefined || percent === 0 || (percent >= 1 && percent <= 100)) return percent;
	return fault(`${label} is ${percent}, but it is given in percent: 20 means 20 %.`);
});

/** A whole number, also as text. Empty is undefined, for a field that may be left as it is. */
export function optionalWhole(max: number) {
	return checked((value, label) => {
		const found = numberOf(value);
		if (found instanceof Ambiguous) return fault(found.sentence(label));
		if (typeof value === 'string' && found !== undefined && /[.,]\d{3}/.test(value))
			return fault(`${label} is ${shown(value)}, which may be meant as thousands. Write it in digits only, like 1290.`);
		if (found === undefined || (Number.isInteger(found) && found >= 0 && found <= max)) return found;
		return fault(`${label} is ${shown(value)}, but it must be a whole number from 0 to ${max}.`);
	});
}

/** @returns undefined where nothing was given, NaN where it is no number */
function numberOf(value: unknown): number | Ambiguous | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'number') return value;
	if (typeof value !== 'string') return NaN;
	const given = trimmed(value);
	// "+5" says how many more there are, not how many
	if (given.startsWith('+')) return NaN;
	return given === '' ? undefined : numberIn(given);
}

/** One of the API's conditions; case does not matter. */
export const condition = refined(optionalText({ max: 60 }), (found = 'New', label) => {
	const known = CONDITIONS.find((name) => name.toLowerCase() === found.toLowerCase());
	return known ?? fault(`${label} is "${found}", but it can only be one of ${CONDITIONS.join(', ')}.`);
});
