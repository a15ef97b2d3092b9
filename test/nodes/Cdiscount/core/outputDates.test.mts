import { inLocalTime } from '../../../../nodes/Cdiscount/core/outputDates.ts';
import { closeShops } from '../../../engine/shop.mts';
import { finance, openWithMoney } from '../resources/finance/money.mts';

afterEach(closeShops);

const PARIS = 'Europe/Paris';

test.each([
	['UTC', '2026-11-25T13:03:11Z', '2026-11-25 14:03:11'],
	['parts of a second', '2026-11-25T13:03:11.123Z', '2026-11-25 14:03:11'],
	['an offset', '2026-11-25T13:03:11+09:00', '2026-11-25 05:03:11'],
	['no offset, which the marketplace means as UTC', '2026-11-25T13:03:11', '2026-11-25 14:03:11'],
	['summer', '2026-07-01T22:30:00Z', '2026-07-02 00:30:00'],
	['the hour that summer ends with, twice', '2026-10-25T01:30:00Z', '2026-10-25 02:30:00'],
	['the hour that summer begins without', '2026-03-29T01:00:00Z', '2026-03-29 03:00:00'],
	['the end of a year', '2026-12-31T23:30:00Z', '2027-01-01 00:30:00'],
	['a day', '2026-11-25', '2026-11-25'],
	['a text that only begins like one', '2026-11-25T13:03:11Z was the date', '2026-11-25T13:03:11Z was the date'],
	['no day of any calendar', '2026-13-45T13:03:11Z', '2026-13-45T13:03:11Z'],
	['an id', 'CDISFR260902091500A1B2', 'CDISFR260902091500A1B2'],
	['a number', 20261125, 20261125],
	['nothing', null, null],
])('%s in local time', (_what, given, local) => {
	expect(inLocalTime({ orderedAt: given }, PARIS)).toEqual({ orderedAt: local });
});

test.each([
	['Asia/Kathmandu', '2026-11-25 18:48:11'],
	['Pacific/Kiritimati', '2026-11-26 03:03:11'],
	['Europe/Atlantis', '2026-11-25T13:03:11Z'],
	['', '2026-11-25T13:03:11Z'],
])('in the zone %j', (zone, local) => {
	const sizes = { length: 3, paidAt: '2026-11-25T13:03:11Z' };
	expect(inLocalTime({ orderedAt: '2026-11-25T13:03:11Z', sizes }, zone)).toEqual({
		orderedAt: local,
		sizes: { length: 3, paidAt: local },
	});
});

test('deadlines name the time zone, those of the marketplace as well, wherever they are', () => {
	const json = {
		shipBy: '2026-11-27T11:00:00Z',
		confirmBy: null,
		shippedAtMax: '2026-11-27T11:00:00Z',
		lines: [{ delivery: { shippedAtMax: '2026-11-27T11:00:00Z', promisedAtMin: '2026-11-29T00:00:00Z' } }],
	};
	const before = structuredClone(json);

	expect(inLocalTime(json, PARIS)).toEqual({
		shipBy: '2026-11-27 12:00:00 Europe/Paris',
		confirmBy: null,
		shippedAtMax: '2026-11-27 12:00:00 Europe/Paris',
		lines: [{ delivery: { shippedAtMax: '2026-11-27 12:00:00 Europe/Paris', promisedAtMin: '2026-11-29 01:00:00' } }],
	});
	expect(json).toEqual(before);
});

test('what the workflow is set to decides, item by item where an expression says so', async () => {
	const shop = await openWithMoney();
	const parameters = finance('getAllPayments', { limit: 1, dates: '={{ $json.time }}' });

	const { output, error } = await shop.engine.run(parameters, {
		items: [{ time: 'local' }, { time: 'utc' }],
		timezone: 'Asia/Tokyo',
	});

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.paidAt)).toEqual(['2026-09-11 09:00:00', '2026-09-11T00:00:00Z']);
});

test('another word is refused, and nothing is asked', async () => {
	const shop = await openWithMoney();

	const { error } = await shop.engine.run(finance('getAllPayments', { dates: 'heure de Paris' }));

	expect(error?.message).toContain('Dates is "heure de Paris"');
	expect(shop.asked()).toEqual([]);
});
