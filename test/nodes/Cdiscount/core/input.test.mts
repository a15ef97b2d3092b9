import { DateTime } from 'luxon';
import type { ZodTypeAny } from 'zod';
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

/** The clean value, or the sentence. */
function outcome(schema: Pick<ZodTypeAny, 'safeParse'>, value: unknown): unknown {
	const result = schema.safeParse(value);
	return result.success ? result.data : `✗ ${result.error.issues[0].message}`;
}

const moment = optionalMoment('When');
const noDate = (what: string) => `✗ When is ${what}, which is not a date. Use for example 2026-11-21T08:00:00Z.`;

test.each<[string, Pick<ZodTypeAny, 'safeParse'>, unknown, unknown]>([
	['text keeps what is there', text('Name'), 'abc', 'abc'],
	['text drops white space around it', text('Name'), ' \t a b\n', 'a b'],
	['text takes a number', text('Name'), 42, '42'],
	['text takes zero', text('Name'), 0, '0'],
	['text must be there', text('Name'), '', '✗ Name is empty.'],
	['text advises', text('Name', { advice: 'Enter it.' }), undefined, '✗ Name is empty. Enter it.'],
	[
		'text refuses NaN',
		text('Name'),
		NaN,
		'✗ Name is the number NaN, which has lost digits. Format it as text where it comes from.',
	],
	['text refuses a list', text('Name'), ['a'], '✗ Name must be text, but it is a list.'],
	['text refuses an object', text('Name'), {}, '✗ Name must be text, but it is an object.'],
	['text refuses false', text('Name'), false, '✗ Name must be text, but it is "false".'],
	['text counts characters', text('Name', { max: 3 }), 'abcd', '✗ Name has 4 characters, but at most 3 are allowed.'],
	[
		'text shortens what it repeats',
		text('Name'),
		`${'x'.repeat(70)}\u0000`,
		`✗ Name "${'x'.repeat(60)}…" contains a line break or another control character.`,
	],
	['optional text may be missing', optionalText('Name'), null, undefined],
	['optional text may be empty', optionalText('Name'), '  ', undefined],
	[
		'optional text is checked',
		optionalText('Name', { max: 1 }),
		'ab',
		'✗ Name has 2 characters, but at most 1 are allowed.',
	],
	['an address', optionalWebAddress('URL', 99), ' https://a.fr/x?y=1 ', 'https://a.fr/x?y=1'],
	['an address in capitals', optionalWebAddress('URL', 99), 'HTTP://A.FR', 'HTTP://A.FR'],
	['an empty address', optionalWebAddress('URL', 99), '', undefined],
	[
		'an address without host',
		optionalWebAddress('URL', 99),
		'https://',
		'✗ URL "https://" is not a web address. Start it with https://, or leave it empty.',
	],
	[
		'an address that cannot be parsed',
		optionalWebAddress('URL', 99),
		'https://[',
		'✗ URL "https://[" is not a web address. Start it with https://, or leave it empty.',
	],
	['a choice', choice('Kind', ['a', 'b'], 'a'), 'b', 'b'],
	['a choice left open', choice('Kind', ['a', 'b'], 'a'), '', 'a'],
	['a choice in other letters', choice('Kind', ['a', 'b'], 'a'), 'B', '✗ Kind is "B", but it can only be "a", "b".'],
	[
		'a choice that is an object',
		choice('Kind', ['a', 'b'], 'a'),
		{ a: 1 },
		'✗ Kind is an object, but it can only be "a", "b".',
	],
	['yes', flag('On', false), 'YES', true],
	['one', flag('On', false), 1, true],
	['no', flag('On', true), 'no', false],
	['nothing', flag('On', true), null, true],
	['perhaps', flag('On', true), 'perhaps', '✗ On must be true or false, but it is "perhaps".'],
	['a list for a flag', flag('On', true), [true], '✗ On must be true or false, but it is a list.'],
	['a whole number', wholeNumber('N', 1, 9, 5), 9, 9],
	['a whole number as text', wholeNumber('N', 1, 9, 5), ' 7 ', 7],
	['no number', wholeNumber('N', 1, 9, 5), '', 5],
	['a number too large', wholeNumber('N', 1, 9, 5), 10, '✗ N must be a whole number from 1 to 9.'],
	['half a number', wholeNumber('N', 1, 9, 5), 1.5, '✗ N must be a whole number from 1 to 9.'],
	['spaces for a number', wholeNumber('N', 1, 9, 5), ' ', '✗ N must be a whole number from 1 to 9.'],
	['a list of texts', texts('L'), ['a', ' b ', ''], ['a', 'b']],
	['a comma list of texts', texts('L'), 'a, b,,', ['a', 'b']],
	['one number for texts', texts('L'), 7, ['7']],
	['no texts', texts('L'), undefined, []],
	['an object among texts', texts('L'), ['a', {}], '✗ L must be text, but it is an object.'],
	['an object for texts', texts('L'), { a: 1 }, '✗ L must be text, but it is an object.'],
	['a moment with an offset', moment, '2026-11-21T10:00:00+02:00', '2026-11-21T08:00:00Z'],
	['a moment with milliseconds', moment, '2026-11-21T08:00:00.250Z', '2026-11-21T08:00:00.250Z'],
	['a date object', moment, new Date(Date.UTC(2026, 10, 21, 8)), '2026-11-21T08:00:00Z'],
	[
		'a luxon date',
		moment,
		DateTime.fromISO('2026-11-21T10:00:00', { zone: 'Europe/Helsinki' }),
		'2026-11-21T08:00:00Z',
	],
	['no moment', moment, '', undefined],
	['words for a moment', moment, 'tomorrow', noDate('"tomorrow"')],
	['the 30th of February', moment, '2026-02-30', noDate('"2026-02-30"')],
	['a number for a moment', moment, 1795289765, noDate('"1795289765"')],
	['an invalid date object', moment, new Date('nonsense'), noDate('an object')],
])('%s', (_what, schema, value, wanted) => {
	expect(outcome(schema, value)).toEqual(wanted);
});
