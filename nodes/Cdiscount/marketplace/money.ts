/** Cents, so that sums and comparisons are exact. */
export const cents = (amount: number): number => Math.round(amount * 100);

/** An amount as a person reads it: 12.50 EUR. */
export const moneyText = (amount: number, currency?: string | null): string =>
	`${amount.toFixed(2)} ${currency ?? 'EUR'}`;
