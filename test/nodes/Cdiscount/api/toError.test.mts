import { DateTime } from 'luxon';
import { toError } from '../../../../nodes/Cdiscount/api/toError.ts';

const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}) =>
	toError({ status, body, headers }, '98979');

const QUOTA = { statusCode: 403, message: 'Out of call volume quota. Quota will be replenished in 00:11:35.' };

test.each<[string, number, unknown, string, string]>([
	[
		'the reasons of a problem',
		400,
		{ title: 'Validation Failed', errors: { status: ['Cannot switch.'], x: ['Nor this.'] } },
		'invalid',
		'Cdiscount refused this: Cannot switch. Nor this.',
	],
	[
		'a reason once, when it is given twice',
		400,
		{ errors: { a: ['Same.'], b: ['Same.'] } },
		'invalid',
		'Cdiscount refused this: Same.',
	],
	[
		'the detail of a problem',
		409,
		{ title: 'Conflict', detail: 'It was shipped' },
		'invalid',
		'Cdiscount refused this: It was shipped.',
	],
	[
		'the title where there is nothing else',
		422,
		{ title: 'Unprocessable' },
		'invalid',
		'Cdiscount refused this: Unprocessable.',
	],
	[
		'what the API does not know',
		404,
		{ title: 'Not Found', status: 404, detail: 'The order was not found.' },
		'notFound',
		'Cdiscount does not know what was asked for: The order was not found.',
	],
	...[{ statusCode: 404, message: 'Resource not found' }, { message: 'no Route matched' }, '<html>404</html>', ''].map(
		(body): [string, number, unknown, string, string] => [
			`that something else answered 404 (${JSON.stringify(body)})`,
			404,
			body,
			'noApi',
			'There is no Octopia API at the API URL, or it does not offer this call.',
		],
	),
	[
		'the words of the sign-in service',
		400,
		{ error: 'invalid_request', error_description: 'Missing field' },
		'invalid',
		'Cdiscount refused this: Missing field.',
	],
	['that there is no reason', 415, '', 'invalid', 'Cdiscount refused this, without giving a reason.'],
	[
		'no page',
		400,
		'<html><body>Bad request</body></html>',
		'invalid',
		'Cdiscount refused this, without giving a reason.',
	],
	['words without mark-up', 400, { detail: '<b>No</b>\n  way' }, 'invalid', 'Cdiscount refused this: No way.'],
	[
		'a token that is refused',
		401,
		{ title: 'Unauthorized' },
		'credential',
		'Cdiscount refused the access token, and a new one as well.',
	],
	[
		'a seller that is not linked',
		403,
		{ title: 'Forbidden' },
		'credential',
		'Cdiscount does not let this client act for the seller 98979.',
	],
	[
		'the quota',
		403,
		QUOTA,
		'quota',
		'The call quota of this Cdiscount client is used up; it is filled again in 00:11:35 (hours:minutes:seconds).',
	],
	[
		'the quota without a time',
		403,
		{ message: 'Out of call volume quota.' },
		'quota',
		'The call quota of this Cdiscount client is used up; it is filled again later.',
	],
	[
		'too many calls',
		429,
		{ message: 'Rate limit is exceeded.' },
		'rateLimited',
		'The marketplace asks for fewer calls at once.',
	],
	[
		'a fault of the marketplace',
		500,
		{ title: 'Oops' },
		'marketplaceDown',
		'The marketplace is not working at the moment (it answered 500).',
	],
	[
		'a page of a proxy',
		502,
		'<html>Bad Gateway</html>',
		'marketplaceDown',
		'The marketplace is not working at the moment (it answered 502).',
	],
	['a redirection', 302, '', 'unreadable', 'The API URL answered 302, which the marketplace never does.'],
])('says %s', (_what, status, body, code, sentence) => {
	const refusal = answer(status, body);
	expect([refusal.code, refusal.message]).toEqual([code, sentence]);
	expect(refusal.facts.status).toBe(status);
});

test.each<[string, number, unknown, Record<string, string>, number | undefined]>([
	['the hours, minutes and seconds of the quota', 403, QUOTA, {}, 695],
	['a quota of hours', 403, { message: 'Quota will be replenished in 01:00:05.' }, {}, 3605],
	['a quota without a time', 403, { message: 'quota' }, {}, undefined],
	['a quota told with 429', 429, { message: 'quota, 00:00:30' }, {}, 30],
	['seconds', 429, '', { 'retry-after': '17' }, 17],
	['no time', 429, '', {}, undefined],
	['a time that is none', 429, '', { 'retry-after': 'soon' }, undefined],
	['a date that is over', 429, '', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, undefined],
	['no seconds at all', 429, '', { 'retry-after': '0' }, undefined],
	['seconds with decimals', 429, '', { 'retry-after': '1.5' }, 1.5],
	['a time that is over', 429, '', { 'retry-after': '-30' }, undefined],
	['an absurd time', 429, '', { 'retry-after': '999999999' }, 999_999_999],
	['a time beyond all numbers', 429, '', { 'retry-after': '9'.repeat(400) }, undefined],
	['a quota of days', 403, { message: 'Quota will be replenished in 1.00:00:05.' }, {}, 86_405],
	['a quota of days in words', 403, { message: 'Quota will be replenished in 2.12 days.' }, {}, 183_168],
	['the words of the gateway', 429, { message: 'Rate limit is exceeded. Try again in 26 seconds.' }, {}, 26],
	['words in plain text', 429, 'Rate limit is exceeded. Try again in 26 seconds.', {}, 26],
	['words one level down', 429, { error: { code: '429', message: 'Retry after 26 seconds.' } }, {}, 26],
	[
		'the words rather than a header of nothing',
		429,
		{ message: 'Try again in 26 seconds.' },
		{ 'retry-after': '0' },
		26,
	],
	['a header where the words say now', 403, { message: 'quota, 00:00:00' }, { 'retry-after': '40' }, 40],
	['a clock told with 429', 429, { message: 'Try again in 00:01:10.' }, {}, 70],
	['minutes and hours', 429, { detail: 'Please wait 1 hour and 5 minutes' }, {}, 3900],
	['a time after a rate', 429, { message: 'More than 600 calls in 5 minutes. Try again in 1 minute.' }, {}, 60],
	['a rate, which is no time to wait', 429, { message: 'Only 5 calls per 10 seconds.' }, {}, undefined],
	['the quota, although it tells the hour', 403, { message: '2026-11-25 10:11:12 Out of quota' }, {}, undefined],
	['seconds of a maintenance', 503, '', { 'retry-after': '120' }, 120],
])('knows how long to wait from %s', (_what, status, body, headers, seconds) => {
	expect(answer(status, body, headers).facts.waitSeconds).toBe(seconds);
});

test.each([
	['1.00:00:05', 'in 1.00:00:05 (days.hours:minutes:seconds)'],
	['2.12 days', 'in 2.2 days'],
	['45 seconds', 'in 45 s'],
	['3 hours', 'in 3 hours'],
])('a quota of %s is told as %s', (time, told) => {
	const { message } = answer(403, { message: `Quota will be replenished in ${time}.` });
	expect(message).toBe(`The call quota of this Cdiscount client is used up; it is filled again ${told}.`);
});

test('a maintenance tells when it is over', () => {
	expect(answer(503, '', { 'retry-after': '7200' }).facts.hint).toBe('Try again in 2 hours, as it asks to.');
});

test('knows how long to wait from a date to come', () => {
	const date = DateTime.utc().plus({ minutes: 2 }).toHTTP();
	const { waitSeconds } = answer(429, '', { 'retry-after': date }).facts;
	expect(waitSeconds).toBeGreaterThan(110);
	expect(waitSeconds).toBeLessThanOrEqual(121);
});

test("keeps the marketplace's own reference of the call", () => {
	expect(answer(400, { detail: 'x', traceId: '00-abc-01' }).facts.traceId).toBe('00-abc-01');
});

test('never repeats more than a few lines', () => {
	expect(answer(400, { detail: 'x'.repeat(5000) }).message.length).toBeLessThan(450);
});

test.each([null, undefined, [], 7, { errors: null }, { errors: { a: [{ b: 1 }] } }, { detail: { a: 1 } }])(
	'a body that is %j is no fault of its own',
	(body) => {
		expect(answer(400, body).message).toBe('Cdiscount refused this, without giving a reason.');
	},
);
