import { timestamp, utc } from '../../../../nodes/Cdiscount/marketplace/time.ts';

const zone = process.env.TZ;

/** Where UTC is not the time of the machine. */
beforeAll(() => {
	process.env.TZ = 'America/New_York';
});

afterAll(() => {
	if (zone === undefined) delete process.env.TZ;
	else process.env.TZ = zone;
});

const NOON = Date.UTC(2026, 8, 1, 12);

test.each([
	['2026-09-01T12:00:00Z', NOON],
	['2026-09-01T12:00:00z', NOON],
	['2026-09-01T12:00:00', NOON],
	['2026-09-01T12:00:00.250', NOON + 250],
	['2026-09-01T14:00:00+02:00', NOON],
	['2026-09-01T14:00:00+0200', NOON],
	['2026-09-01T08:30:00-03:30', NOON],
	['2026-09-01', Date.UTC(2026, 8, 1)],
])('%s is a moment, in UTC where it names no offset', (text, wanted) => {
	expect(timestamp(text)).toBe(wanted);
});

test.each([undefined, null, '', '42', 'soon', 'on 2026-09-01', '2026-99-99T12:00:00Z', '26-09-01T12:00:00Z'])(
	'%j is no moment',
	(text) => {
		expect(timestamp(text)).toBe(0);
	},
);

test.each([
	['2026-09-01T12:00:00', 0, '2026-09-01T12:00:00Z'],
	['2026-09-01T14:00:00+02:00', 0, '2026-09-01T12:00:00Z'],
	['2026-09-01T12:00:00.250Z', 0, '2026-09-01T12:00:00.250Z'],
	['2026-09-01T12:00:00Z', 36, '2026-09-03T00:00:00Z'],
	['2026-09-01T12:00:00Z', -1, '2026-09-01T11:00:00Z'],
])('%s and %d hours is %s', (text, hours, wanted) => {
	expect(utc(text, hours)).toBe(wanted);
});

test('a time that is none stays none', () => {
	expect([undefined, null, '', 'soon'].map((text) => utc(text, 2))).toEqual([null, null, null, null]);
});

test('no hours are added unless asked for', () => {
	expect(utc('2026-09-01T12:00:00Z')).toBe('2026-09-01T12:00:00Z');
});
