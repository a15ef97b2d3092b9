import { checked, fault } from '../../core/checks';
import { requiredChoice } from '../../core/choices';
import { field, validatorOf } from '../../core/field';
import type { DeliveryModes } from '../../marketplace/offer/lines';
import { DELIVERY_CODES } from '../../marketplace/offer/schema';
import { deliveryModesContradiction } from '../../marketplace/offer/rules';
import { amount } from './checks';

/** What is entered for a delivery mode. */
const modeFields = [
	field({
		displayName: 'Mode',
		name: 'code',
		type: 'options',
		options: [
			{ name: 'EHD - Express Home Delivery', value: 'ehd' },
			{ name: 'FDHD - Fixed Date Home Delivery (Large)', value: 'fdhd' },
			{ name: 'NTHD - Not Tracked Home Delivery', value: 'nthd' },
			{ name: 'PPMR - Mondial Relay Pick-Up Point', value: 'ppmr' },
			{ name: 'RIM - Shop Pick-Up', value: 'rim' },
			{ name: 'SHD - Signed Home Delivery', value: 'shd' },
			{ name: 'SRHD - Specific Room Home Delivery (Large)', value: 'srhd' },
			{ name: 'THD - Tracked Home Delivery', value: 'thd' },
			{ name: 'WSHD - Home Delivery with Set-Up (Large)', value: 'wshd' },
		],
		default: 'thd',
		description: 'A former code such as TRK can be given by an expression',
		check: requiredChoice(DELIVERY_CODES),
	}),
	field({
		displayName: 'Cost',
		name: 'cost',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		description: 'Shipping cost of the first unit, tax included',
		check: amount(),
	}),
	field({
		displayName: 'Additional Cost',
		name: 'additionalCost',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		description: 'Shipping cost of each further unit, tax included',
		check: amount(),
	}),
];

const modeValidator = validatorOf(modeFields);

/** How an offer can be delivered: the complete list, which replaces the former one; undefined where it is empty. */
export const deliveryModesField = field({
	displayName: 'Delivery Modes',
	name: 'deliveryModes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Delivery Mode',
	default: {},
	description: 'All delivery modes of the offer. Small products must offer tracked home delivery (THD).',
	options: [{ displayName: 'Delivery Mode', name: 'mode', values: modeFields }],
	check: checked((value, label) => {
		const rows = rowsIn(value);
		if (!Array.isArray(rows) || rows.some((row) => typeof row !== 'object' || row === null))
			return fault(`${label} must be a list of modes, each with code, cost and additional cost.`);
		const modes: DeliveryModes = [];
		for (const row of rows) {
			const found = modeValidator.safeParse(row);
			if (!found.success) return fault(`${label}: ${found.error.issues[0].message}`);
			const { code, cost, additionalCost = 0 } = found.data;
			if (cost === undefined) return fault(`${label}: the Cost of ${code} is empty. Enter 0 if delivery is free.`);
			modes.push({ code, cost, additionalCost });
		}
		if (modes.length === 0) return undefined;
		const contradiction = deliveryModesContradiction(modes);
		return contradiction === undefined ? modes : fault(contradiction);
	}),
});

/** The rows of the field, or a list that an expression gives. */
function rowsIn(value: unknown): unknown {
	if (value === undefined || value === null || value === '') return [];
	return typeof value === 'object' && !Array.isArray(value) ? ((value as { mode?: unknown }).mode ?? []) : value;
}
