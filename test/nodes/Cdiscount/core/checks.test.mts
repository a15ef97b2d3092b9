import { DateTime } from 'luxon';
import {
	choice,
	flag,
	optionalMoment,
	optionalText,
	optionalWebAddress,
	text,
	texts,
	wholeNumber,
} from '../../../../nodes/Cdiscount/core/checks.ts';
import type { Check } from '../../../../nodes/Cdiscount/core/field.ts';

/** The clean value, or the sentence. */
function outcome(check: Check<unknown>, label: string, value: unknown): unknown {
	const result = check(label).safeParse(value);
	return result.success ? result.data : `✗ ${result.error.issues[0].message}`;
}

const moment = optionalMoment();
const noDate = (what: string) => `✗ When is ${what}, which is not a date. Use for example 2026-11-21T08:00:00Z.`;

test.each<[string, Check<unknown>, string, unknown, unknown]>([
	['text keeps what is there', text(), 'Name', 'abc', 'abc'],
	['text drops white space around it', text(), 'Name', ' \t a b\n', 'a b'],
	['text takes a number', text(), 'Name', 42, '42'],
	['text takes zero', text(), 'Name', 0, '0'],
	['text must be there', text(), 'Name', '', '✗ Name is empty.'],
	['text advises', text({ advice: 'Enter it.' }), 'Name', undefined, '✗ Name is empty. Enter it.'],
	[
		'text refuses NaN',
		text(),
		'Name',
		NaN,
		'✗ Name is the number NaN, which has lost digits. Format it as text where it comes from.',
	],
	['text refuses a list', text(), 'Name', ['a'], '✗ Name must be text, but it is a list.'],
	['text refuses an object', text(), 'Name', {}, '✗ Name must be text, but it is an object.'],
	['text refuses false', text(), 'Name', false, '✗ Name must be text, but it is "false".'],
	['text counts characters', text({ max: 3 }), 'Name', 'abcd', '✗ Name has 4 characters, but at most 3 are allowed.'],
	[
		'text shortens what it repeats',
		text(),
		'Name',
		`${'x'.repeat(70)}\u0000`,
		`✗ Name "${'x'.repeat(60)}…" contains a line break or another control character.`,
	],
	['optional text may be missing', optionalText(), 'Name', null, undefined],
	['optional text may be empty', optionalText(), 'Name', '  ', undefined],
	[
		'optional text is checked',
		optionalText({ max: 1 }),
		'Name',
		'ab',
		'✗ Name has 2 characters, but at most 1 are allowed.',
	],
	['an address', optionalWebAddress(99), 'URL', ' https://a.fr/x?y=1 ', 'https://a.fr/x?y=1'],
	['an address in capitals', optionalWebAddress(99), 'URL', 'HTTP://A.FR', 'HTTP://A.FR'],
	['an empty address', optionalWebAddress(99), 'URL', '', undefined],
	[
		'an address without host',
		optionalWebAddress(99),
		'URL',
		'https://',
		'✗ URL "https://" is not a web address. Start it with https://, or leave it empty.',
	],
	[
		'an address that cannot be parsed',
		optionalWebAddress(99),
		'URL',
		'https://[',
		'✗ URL "https://[" is not a web address. Start it with https://, or leave it empty.',
	],
	['a choice', choice(['a', 'b'], 'a'), 'Kind', 'b', 'b'],
	['a choice left open', choice(['a', 'b'], 'a'), 'Kind', '', 'a'],
	['a choice in other letters', choice(['a', 'b'], 'a'), 'Kind', 'B', 'b'],
	['no choice', choice(['a', 'b'], 'a'), 'Kind', 'c', '✗ Kind is "c", but it can only be "a", "b".'],
	[
		'a choice that is an object',
		choice(['a', 'b'], 'a'),
		'Kind',
		{ a: 1 },
		'✗ Kind is an object, but it can only be "a", "b".',
	],
	['yes', flag(false), 'On', 'YES', true],
	['one', flag(false), 'On', 1, true],
	['no', flag(true), 'On', 'no', false],
	['nothing', flag(true), 'On', null, true],
	['perhaps', flag(true), 'On', 'perhaps', '✗ On must be true or false, but it is "perhaps".'],
	['a list for a flag', flag(true), 'On', [true], '✗ On must be true or false, but it is a list.'],
	['a whole number', wholeNumber(1, 9, 5), 'N', 9, 9],
	['a whole number as text', wholeNumber(1, 9, 5), 'N', ' 7 ', 7],
	['no number', wholeNumber(1, 9, 5), 'N', '', 5],
	['a number too large', wholeNumber(1, 9, 5), 'N', 10, '✗ N must be a whole number from 1 to 9.'],
	['half a number', wholeNumber(1, 9, 5), 'N', 1.5, '✗ N must be a whole number from 1 to 9.'],
	['spaces for a number', wholeNumber(1, 9, 5), 'N', ' ', '✗ N must be a whole number from 1 to 9.'],
	['a list of texts', texts(), 'L', ['a', ' b ', ''], ['a', 'b']],
	['a comma list of texts', texts(), 'L', 'a, b,,', ['a', 'b']],
	['one number for texts', texts(), 'L', 7, ['7']],
	['no texts', texts(), 'L', undefined, []],
	['an object among texts', texts(), 'L', ['a', {}], '✗ L must be text, but it is an object.'],
	['an object for texts', texts(), 'L', { a: 1 }, '✗ L must be text, but it is an object.'],
	['a moment with an offset', moment, 'When', '2026-11-21T10:00:00+02:00', '2026-11-21T08:00:00Z'],
	['a moment with milliseconds', moment, 'When', '2026-11-21T08:00:00.250Z', '2026-11-21T08:00:00.250Z'],
	['a date object', moment, 'When', new Date(Date.UTC(2026, 10, 21, 8)), '2026-11-21T08:00:00Z'],
	[
		'a luxon date',
		moment,
		'When',
		DateTime.fromISO('2026-11-21T10:00:00', { zone: 'Europe/Helsinki' }),
		'2026-11-21T08:00:00Z',
	],
	['no moment', moment, 'When', '', undefined],
	['words for a moment', moment, 'When', 'tomorrow', noDate('"tomorrow"')],
	['the 30th of February', moment, 'When', '2026-02-30', noDate('"2026-02-30"')],
	['a number for a moment', moment, 'When', 1795289765, noDate('"1795289765"')],
	['an invalid date object', moment, 'When', new Date('nonsense'), noDate('an object')],
])('%s', (_what, check, label, value, wanted) => {
	expect(outcome(check, label, value)).toEqual(wanted);
});
