import type { Octopia } from '../../../../nodes/Cdiscount/api/client.ts';
import { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';
import { choices, optionalChoice, requiredChoice, settleWord } from '../../../../nodes/Cdiscount/core/choices.ts';
import type { Check } from '../../../../nodes/Cdiscount/core/field.ts';

function outcome(check: Check<unknown>, value: unknown): unknown {
	const result = check('Kind').safeParse(value);
	return result.success ? result.data : `✗ ${result.error.issues[0].message}`;
}

const WORDS = ['OnSale', 'Sold'] as const;
const only = (given: string) => `✗ Kind is "${given}", but it can only be "OnSale", "Sold".`;

test.each([
	['none', choices(WORDS), undefined, []],
	['none of a text', choices(WORDS), ' , ', []],
	['several of a list', choices(WORDS), ['sold', 'on sale', 'Sold'], ['Sold', 'OnSale']],
	['several of a text', choices(WORDS), 'SOLD, on-sale', ['Sold', 'OnSale']],
	['one that there is not', choices(WORDS), ['Sold', 'Vendu'], only('Vendu')],
	['something else', choices(WORDS), [{}], '✗ Kind must be text, but it is an object.'],
	['one', optionalChoice(WORDS), 'on sale', 'OnSale'],
	['no one', optionalChoice(WORDS), '', undefined],
	['a wrong one', optionalChoice(WORDS), 'Vendu', only('Vendu')],
	['one that has to be', requiredChoice(WORDS), 'sold', 'Sold'],
	['one that is missing', requiredChoice(WORDS), '', '✗ Kind is empty. Choose "OnSale", "Sold".'],
	['one that is wrong', requiredChoice(WORDS), 'Vendu', only('Vendu')],
	['a long one, shortened', optionalChoice(WORDS), 'x'.repeat(99), only('x'.repeat(60))],
])('%s', (_what, check, value, wanted) => {
	expect(outcome(check, value)).toEqual(wanted);
});

const octopia = {} as Octopia;
const settle = async (listed: () => Promise<readonly string[] | undefined>, ...values: string[]) => {
	const settled = settleWord({ label: 'Kind', known: () => ['Sold'], listed });
	const found = await settled(
		values.map((value) => ({ value, raw: value })),
		octopia,
	);
	return found.map((one) => (one instanceof CdiscountError ? one.message : one));
};

test('what is known is not looked up', async () => {
	const listed = jest.fn(async () => []);
	expect(await settle(listed, 'sold', 'Sold')).toEqual(['Sold', 'Sold']);
	expect(listed).not.toHaveBeenCalled();
});

test('what is not is looked for once, and refused where it is not listed', async () => {
	const listed = jest.fn(async () => ['OnSale', 'Sold']);
	expect(await settle(listed, 'sold', 'on sale', 'Vendu')).toEqual([
		'Sold',
		'OnSale',
		'Kind is "Vendu", but it can only be "Sold", "OnSale".',
	]);
	expect(listed).toHaveBeenCalledTimes(1);
});

test('where there is no list, it is taken as it is', async () => {
	expect(await settle(async () => undefined, 'sold', 'Vendu')).toEqual(['Sold', 'Vendu']);
});
