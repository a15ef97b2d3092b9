import type { Rule } from './rules.mts';

/** So many bytes of headers, as a broken gateway may send them; Node itself reads 16 KB. */
export const headerFlood = (bytes = 100_000): Rule => ({
	answer: { headers: Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`x-${at}`, 'y'.repeat(bytes / 100)])) },
});

/** JSON so many levels deep. */
export const deepJson = (levels = 5000): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

/** Text in the bytes of the last century, which are no UTF-8. */
export const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Sends the caller elsewhere. */
export const redirect = (location: string, status = 302): Rule => ({
	answer: { status, headers: { location }, body: '' },
});

/** A call that is stopped until a test lets it go. */
export interface CallGate {
	/** Resolves when a call stands at the gate. */
	arrived: Promise<void>;
	open(): void;
	/** The `hold` of a rule. */
	hold(): Promise<void>;
}

export function gate(): CallGate {
	let open = () => {};
	let arrive = () => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	return {
		arrived,
		open,
		hold: async () => {
			arrive();
			await opened;
		},
	};
}
