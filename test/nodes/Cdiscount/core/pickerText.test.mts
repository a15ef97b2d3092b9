import { dayOf, isFoundBy, momentOf, told } from '../../../../nodes/Cdiscount/core/pickerText.ts';

const YEAR = new Date().getFullYear();

test('days and moments are those of the zone that people live in', () => {
	expect(dayOf(`${YEAR}-06-25T23:30:00Z`, 'Europe/Paris')).toBe('26 Jun');
	expect(momentOf(`${YEAR}-06-25T23:30:00Z`, 'Europe/Paris')).toBe('26 Jun 01:30');
	expect(dayOf('2019-06-25T10:00:00Z', 'Europe/Paris')).toBe('25 Jun 2019');
	expect(dayOf(`${YEAR}-06-25T00:00:00Z`, 'America/New_York')).toBe('25 Jun');
	expect([dayOf('soon', 'utc'), momentOf(null, 'utc')]).toEqual([undefined, undefined]);
});

test.each([
	['', true],
	['  ', true],
	['DIALLO awa', true],
	['dial 17,80', true],
	['awa brule', false],
])('"%s" finds Awa Diallo: %s', (typed, isFound) => {
	expect(isFoundBy(typed, 'Áwa Diallo · 17,80\u00a0€')).toBe(isFound);
});

test('what is not known is not told', () => {
	expect(told('Awa', undefined, null, false, '', 0)).toBe('Awa · 0');
});
