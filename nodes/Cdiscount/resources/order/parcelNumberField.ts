import { checked, fault } from '../../core/checks';
import { field } from '../../core/field';
import { kindOf, misreadFault, shortened, trimmed } from '../../core/textCheck';
import {
	beyondLimits,
	closedUp,
	doubtAbout,
	type ParcelContext,
	type TypedNumber,
} from '../../marketplace/order/parcelNumber';

const NUMBER_ADVICE = 'Enter the tracking number of one parcel as the carrier gives it, without spaces.';

/** The number of a parcel. */
export const parcelNumber = field({
	displayName: 'Parcel Number',
	name: 'parcelNumber',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 6A12345678901',
	description: 'The tracking number of one parcel as the carrier gives it, at most 50 characters',
	check: checked(typedNumber),
});

/** Whether it is plausible depends on the carrier, and is said when that is known (see `numberFault`). */
function typedNumber(value: unknown, label: string) {
	if (typeof value === 'number' && !Number.isSafeInteger(value))
		return fault(`${label} is the number ${value}, which has lost digits. Format it as text where it comes from.`);
	if (!['string', 'number', 'undefined'].includes(typeof value) && value !== null)
		return fault(`${label} must be text, but it is ${kindOf(value)}. ${NUMBER_ADVICE}`);
	const found = trimmed(String(value ?? ''));
	if (found === '') return fault(`${label} is empty. ${NUMBER_ADVICE}`);
	return misreadFault(label, found) ?? ({ text: found, isNumber: typeof value === 'number' } satisfies TypedNumber);
}

/** The sentence about a parcel number that cannot be sent, or only when the user says so; undefined where it can. */
export function numberFault(typed: TypedNumber, context: ParcelContext, isSure: boolean): string | undefined {
	const said = (reason: string, advice: string) => `Parcel Number "${shortened(typed.text)}" ${reason}. ${advice}`;
	const limit = beyondLimits(closedUp(typed.text, context.carrier));
	const doubt = isSure ? undefined : doubtAbout(typed, context);
	if (doubt !== undefined && doubt !== limit)
		return said(doubt, `${NUMBER_ADVICE} If it is right, set "If Parcel Number Looks Wrong" to "Send".`);
	return limit === undefined ? undefined : said(limit, NUMBER_ADVICE);
}
