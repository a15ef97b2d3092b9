import { knownWord, wordsNamed } from '../../../../nodes/Cdiscount/marketplace/words.ts';

test.each([
	['Shipped', 'Shipped'],
	['shipped', 'Shipped'],
	[' in preparation ', 'InPreparation'],
	['In-Preparation', 'InPreparation'],
	['IN_PREPARATION', 'InPreparation'],
	['Décidé', 'decide'],
	['DECIDE', 'decide'],
	['twin', 'twin'],
	['Twin', undefined],
	['Ship', undefined],
	['', undefined],
])('"%s" means %s', (given, meant) => {
	expect(knownWord(['Shipped', 'InPreparation', 'decide', 'TWIN', 'twin'], given)).toBe(meant);
});

test('a dozen is named, and how many more there are', () => {
	const words = Array.from({ length: 14 }, (_, index) => `w${index}`);
	expect(wordsNamed(words.slice(0, 2))).toBe('"w0", "w1"');
	expect(wordsNamed(words.slice(0, 12))).toMatch(/"w11"$/);
	expect(wordsNamed(words)).toMatch(/"w11" and 2 others$/);
});
