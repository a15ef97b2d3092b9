/** Cents, so that sums and comparisons are exact. */
export const cents = (amount: number): number => Math.round(amount * 100);

/** An amount as people in Cdiscount's country write it: 12,50 €. */
export function priceText(amount: number, currency?: string | null): string {
	try {
		const written = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: currency || 'EUR' }).format(amount);
		return written.replace(/\s/g, ' ');
	} catch {
		// a currency that is none
		return moneyText(amount, currency);
	}
}

/** An amount as a person reads it: 12.50 EUR. */
export const moneyText = (amount: number, currency?: string | null): string =>
	`${amount.toFixed(2)} ${currency ?? 'EUR'}`;
