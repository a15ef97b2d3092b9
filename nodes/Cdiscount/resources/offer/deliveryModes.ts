import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { checked, fault, text } from '../../core/checks';
import { amount } from './checks';
import { DELIVERY_MODES, TRACKED_CODES, type OfferRequest } from '../../marketplace/offer/schema';

type Modes = NonNullable<OfferRequest['deliveryModes']>;

/** How an offer can be delivered: the complete list, which replaces the former one. */
export const deliveryModesField: INodeProperties = {
	displayName: 'Delivery Modes',
	name: 'deliveryModes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Delivery Mode',
	default: {},
	description: 'All delivery modes of the offer. Small products must offer tracked home delivery (THD).',
	options: [
		{
			displayName: 'Delivery Mode',
			name: 'mode',
			values: [
				{
					displayName: 'Additional Cost',
					name: 'additionalCost',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 2 },
					default: 0,
					description: 'Shipping cost of each further unit, tax included',
				},
				{
					displayName: 'Cost',
					name: 'cost',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 2 },
					default: 0,
					description: 'Shipping cost of the first unit, tax included',
				},
				{
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
					description: 'Another code, also a former one such as TRK, can be given by an expression',
				},
			],
		},
	],
};

const mode = z.object({
	code: text('Mode', { max: 10, without: [[/[^A-Za-z0-9]/, 'something other than letters and digits']] }),
	cost: amount('Cost'),
	additionalCost: amount('Additional Cost'),
});

/** The check of this field; undefined where it is empty. */
export const deliveryModes = checked((value) => {
	const rows = rowsOf(value);
	if (!Array.isArray(rows) || rows.some((row) => typeof row !== 'object' || row === null))
		return fault('Delivery Modes must be a list of modes, each with code, cost and additional cost.');
	const modes: Modes = [];
	for (const row of rows) {
		const found = mode.safeParse(row);
		if (!found.success) return fault(`Delivery Modes: ${found.error.issues[0].message}`);
		const { code, cost, additionalCost = 0 } = found.data;
		if (cost === undefined)
			return fault(`Delivery Modes: the Cost of ${code.toUpperCase()} is empty. Enter 0 if delivery is free.`);
		modes.push({ code: code.toUpperCase(), cost, additionalCost });
	}
	return modes.length === 0 ? undefined : (wrongModes(modes) ?? modes);
});

function rowsOf(value: unknown): unknown {
	if (value === undefined || value === null || value === '') return [];
	return typeof value === 'object' && !Array.isArray(value) ? ((value as { mode?: unknown }).mode ?? []) : value;
}

function wrongModes(modes: Modes) {
	const codes = modes.map(({ code }) => code);
	const twice = codes.find((code, index) => codes.indexOf(code) !== index);
	if (twice !== undefined) return fault(`Delivery Modes has ${twice} twice.`);
	const large = DELIVERY_MODES.flatMap(({ isLarge, code, legacyCode }) => (isLarge ? [code, legacyCode] : []));
	if (codes.some((code) => TRACKED_CODES.includes(code) || (large as string[]).includes(code))) return undefined;
	return fault(
		'Delivery Modes lacks THD (tracked home delivery), which every small product must offer. Add it; only large products (FDHD, SRHD, WSHD) go without.',
	);
}
