import type { Octopia } from '../../../../../nodes/Cdiscount/api/client.ts';
import type { WritePlan, WriteOptions } from '../../../../../nodes/Cdiscount/marketplace/write/writeOnce.ts';

export const NONE: WriteOptions = { ifAlreadyDone: 'skip', dryRun: false };
export const TAKEN = { status: 201, headers: {}, body: '' };
export const NAMED = { status: 201, headers: {}, body: { id: 'x' } };

let shops = 0;
/** A marketplace that answers each sending with the next of these; what it has made is a number that readings show. */
export function market(...answers: unknown[]) {
	const seen = { reads: 0, writes: 0, pauses: 0, made: 0 };
	const octopia = {
		apiUrl: `http://127.0.0.1/${(shops += 1)}`,
		write: async () => {
			const answer = answers[Math.min(seen.writes++, answers.length - 1)];
			const one: unknown = typeof answer === 'function' ? await (answer as () => unknown)() : answer;
			if (one instanceof Error) throw one;
			return one;
		},
		waitOut: async () => false,
		wait: async (seconds: number) => {
			seen.pauses += seconds;
			return true;
		},
	} as unknown as Octopia;
	return { seen, octopia };
}

/** A change that no second one may follow: the marketplace's own state shows it. */
export const once = (read: () => Promise<number>, shownFrom = 1): WritePlan<number> => ({
	what: 'The change',
	subject: 'order 1',
	documented: 'empty',
	read,
	isDone: (reading) => reading >= shownFrom,
	obstacle: () => undefined,
	request: () => ({ method: 'POST', path: '/x' }),
});

/** A change that the marketplace takes again and again. */
export const repeatable = (read: () => Promise<number>): WritePlan<number> => ({
	...once(read),
	documented: 'named',
	repeatable: { key: () => 'key', made: (before, after) => after - before },
});
