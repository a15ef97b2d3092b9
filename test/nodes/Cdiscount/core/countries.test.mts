import { countries, optionalCountry } from '../../../../nodes/Cdiscount/core/countries.ts';

function outcome(value: unknown): unknown {
	const result = optionalCountry()('Country').safeParse(value);
	return result.success ? result.data : `✗ ${result.error.issues[0].message}`;
}

const letters = (given: string, meant: string) =>
	`✗ Country is "${given}", but it is written in two letters. Enter ${meant}.`;

test.each([
	['FR', 'FR'],
	[' fr ', 'FR'],
	['', undefined],
	[null, undefined],
	['France', letters('France', 'FR')],
	['ALLEMAGNE', letters('ALLEMAGNE', 'DE')],
	['España', letters('España', 'ES')],
	['etats unis', letters('etats unis', 'US')],
	['UK', letters('UK', 'GB')],
	['XX', '✗ Country is "XX", which is no country. Enter its two letters, for example FR.'],
	['EU', '✗ Country is "EU", which is no country. Enter its two letters, for example FR.'],
	['FRA', '✗ Country is "FRA", which is no country. Enter its two letters, for example FR.'],
	['F1', '✗ Country is "F1", which is no country. Enter its two letters, for example FR.'],
	[['FR'], '✗ Country must be text, but it is a list.'],
])('%j gives %s', (given, wanted) => {
	expect(outcome(given)).toBe(wanted);
});

test('there are as many countries as ISO 3166-1 has, and Kosovo', () => {
	expect(countries()).toHaveLength(250);
	expect(countries().find(({ code }) => code === 'RE')?.names[1]).toBe('La Réunion');
});
