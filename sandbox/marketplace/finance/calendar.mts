import { DateTime } from 'luxon';

/** Payouts on the 1st, 11th and 21st; commission invoices on the 9th, 19th and 29th (documented). */
export const PAYOUT_DAYS = [1, 11, 21];
export const INVOICE_DAYS = [9, 19, 29];

/** The first of these days of a month, at midnight UTC, that is later than the instant. */
export function nextDay(at: number, days: readonly number[]): number {
	const from = DateTime.fromMillis(at, { zone: 'utc' });
	const candidates = [0, 1, 2].flatMap((months) => {
		const month = from.startOf('month').plus({ months });
		return days.filter((day) => day <= month.daysInMonth!).map((day) => month.set({ day }).toMillis());
	});
	return candidates.find((candidate) => candidate > at)!;
}

/** yyyyMMdd, UTC. */
export function dayStamp(at: number): string {
	return DateTime.fromMillis(at, { zone: 'utc' }).toFormat('yyyyMMdd');
}
