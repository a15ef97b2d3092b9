import { waitIn, waitOfHeader } from '../../../../nodes/Cdiscount/api/waitText.ts';

test.each([
	['Rate limit is exceeded. Try again in 26 seconds.', 26, '26 s'],
	['Out of call volume quota. Quota will be replenished in 00:11:35.', 695, '00:11:35 (hours:minutes:seconds)'],
	['Quota will be replenished in 1.00:00:05.', 86_405, '1.00:00:05 (days.hours:minutes:seconds)'],
	['replenished in 2.12 days', 183_168, '2.2 days'],
	['replenished in 2,5 hours', 9000, '2.5 hours'],
	['wait 500 ms', 0.5, '1 s'],
	['retry after 250 milliseconds', 0.25, '1 s'],
	['retry after 3 secs', 3, '3 s'],
	['in 2 m', 120, '120 s'],
	['in 2 mins', 120, '120 s'],
	['in 1 hour and 30 minutes', 5400, '5400 s'],
	['in 1h30m1s', 5401, '1.6 hours'],
	['in 1 hr, 2 min, 3 s', 3723, '3723 s'],
	['in 48 hours', 172_800, '48 hours'],
	['in 2 days and 1 second', 172_801, '2.1 days'],
	['after 1 d', 86_400, '24 hours'],
	['AVAILABLE AGAIN AFTER 12 SECONDS', 12, '12 s'],
	['600 calls per 5 minutes are allowed. Try again in 7 seconds', 7, '7 s'],
	['the next window opens at 00:00:42', 42, '00:00:42 (hours:minutes:seconds)'],
	['in 10:00:00', 36_000, '10:00:00 (hours:minutes:seconds)'],
	['refilled: 0:01:05', 65, '0:01:05 (hours:minutes:seconds)'],
	['The limit resets within 30s', 30, '30 s'],
])('"%s" asks for %d seconds', (text, seconds, words) => {
	const wait = waitIn(text);
	expect(wait?.seconds).toBeCloseTo(seconds, 6);
	expect(wait?.words).toBe(words);
});

test.each([
	'',
	'600 calls per 5 minutes',
	'on 2026-09-01T12:00:00',
	'on 2026-09-01 12:00:00',
	'in 5 minutiae',
	'in 3 sandwiches',
	'in time 00:71:00',
	'wait. 5 minutes is what others get',
	'available again, says the page that nobody reads any longer, 5 minutes',
])('"%s" asks for nothing', (text) => {
	expect(waitIn(text)).toBeUndefined();
});

test.each([
	['26', 26, '26 s'],
	[' 26 ', 26, '26 s'],
	['1.5', 1.5, '2 s'],
	['10', 10, '10 s'],
	['0.25', 0.25, '1 s'],
	['Tue, 01 Sep 2026 12:01:00 GMT', 60, '60 s'],
])('Retry-After: %s asks for %d seconds', (value, seconds, words) => {
	jest.useFakeTimers({ now: Date.UTC(2026, 8, 1, 12) });
	expect(waitOfHeader(value)).toEqual({ seconds, words });
	jest.useRealTimers();
});

test.each([undefined, '', '0', '-5', 'soon', '5 s', 'x5', '1.', 'Tue, 01 Sep 2020 12:00:00 GMT', '9'.repeat(400)])(
	'Retry-After: %s says nothing',
	(value) => {
		expect(waitOfHeader(value)).toBeUndefined();
	},
);
