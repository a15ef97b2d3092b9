import fc from 'fast-check';
import {
	carrierAmong,
	carrierKey,
	nearestCarriers,
} from '../../../../../nodes/Cdiscount/marketplace/order/carrierNames.ts';
import { isOfCarrier, withLostZeros } from '../../../../../nodes/Cdiscount/marketplace/order/carrierFormats.ts';
import { CARRIERS } from '../../../../../sandbox/marketplace/carriers.mts';
import { read } from '../../../../conventions/sources.mts';
import { runs } from '../../../../runs.mts';

const LABELS = CARRIERS.map(({ label }) => label.trim());

test.each([
	['colissimo', 'Colissimo'],
	['COLIS PRIVE', 'Colis Privé'],
	['colis-privé', 'Colis Privé'],
	['Mondial  Relay.', 'Mondial Relay'],
	['mondial relais', 'Mondial Relay'],
	['kuehne+nagel', 'Kuehne + Nagel'],
	['Kühne + Nagel', 'Kuehne + Nagel'],
	['LA POSTE – COLISSIMO', 'Colissimo'],
	['Ｄ Ｐ Ｄ', 'DPD'],
	['dhl express', 'DHL'],
	['Autre transporteur', 'autre'],
])('"%s" is %s', (typed, label) => {
	expect(carrierAmong(LABELS, typed)).toBe(label);
});

test.each(['Colisimo', 'Colissimo!?1', 'Chronopst', 'La', 'DP', '6A12345678901', '…', '+'])('"%s" is none', (typed) => {
	expect(carrierAmong(LABELS, typed)).toBeUndefined();
});

test('property: a label is itself, whatever the case, blanks and punctuation around its letters', () => {
	const noise = fc.constantFrom('', ' ', '-', '.', '  ', '_', '/');
	fc.assert(
		fc.property(
			fc.constantFrom(...LABELS),
			fc.boolean(),
			fc.array(noise, { maxLength: 30 }),
			(label, isUpper, noises) => {
				const letters = [...(isUpper ? label.toUpperCase() : label.toLowerCase())];
				const typed = letters.map((letter, index) => letter + (noises[index] ?? '')).join('');
				expect(carrierAmong(LABELS, typed)).toBe(label);
			},
		),
		runs(500),
	);
});

test('every synonym means one carrier of the list, and none is the name of another one', () => {
	const table = /const SYNONYMS[^{]*\{([^]*?)\n\};/.exec(read('nodes/Cdiscount/marketplace/order/carrierNames.ts'))![1];
	const rows = [...table.matchAll(/^\t'?([^':\n]+)'?: \[([^\]]*)\]/gm)].map(([, label, names]) => ({
		label,
		names: [...names.matchAll(/'([^']+)'/g)].map(([, name]) => name),
	}));
	expect(rows.length).toBeGreaterThan(15);
	for (const { label, names } of rows) {
		expect(LABELS).toContain(label);
		for (const name of names) expect([name, carrierAmong(LABELS, name)]).toEqual([name, label]);
	}
	const all = rows.flatMap(({ names }) => names.map(carrierKey));
	expect(all).not.toContain('');
});

test.each([
	['Colisimo', ['Colissimo']],
	['Chronopst', ['Chronopost']],
	['Mondial', ['Mondial Relay']],
	['Fedx', ['FedEx']],
	['xyz', []],
	['', []],
])('"%s" is spelt most like %j', (typed, nearest) => {
	expect(nearestCarriers(LABELS, typed).slice(0, Math.max(nearest.length, 1))).toEqual(nearest);
});

test('formats say which numbers are of a carrier, in any case, and which have lost zeros', () => {
	expect(isOfCarrier('6a12345678901', 'colissimo')).toBe(true);
	expect(isOfCarrier('6a1234567890', 'Colissimo')).toBe(false);
	expect(isOfCarrier('12345678', 'mondial relais')).toBe(true);
	expect(isOfCarrier('12345678', 'Diligence')).toBe(false);
	expect(withLostZeros('4567891', 'Mondial Relay')).toBe('04567891');
	expect(withLostZeros('14567891', 'Mondial Relay')).toBeUndefined();
	expect(withLostZeros('5808012345678', 'DPD')).toBe('05808012345678');
	expect(withLostZeros('4567', 'Mondial Relay')).toBeUndefined();
	expect(withLostZeros('4567', 'Diligence')).toBeUndefined();
});
