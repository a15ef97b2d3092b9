import type { Octopia } from '../../api/client';

/** What this process knows of a change that it sent, while the marketplace may not show it yet. */
export interface SentWrite<State> {
	/** As read before the first one was sent. */
	before: State;
	/** How many were certainly made since. */
	count: number;
	/** When one was sent of which it is not known whether it was made (ms of this machine's clock). */
	openSince?: number;
	usedAt: number;
}

/** Effects were seen to show up to 40 seconds late; what was not seen for so long was not made. In seconds. */
export const SHOWN_WITHIN = 60;

/** After so long the marketplace's own lists are believed alone (ms). */
const KEPT = 10 * 60_000;

const sent = new Map<string, SentWrite<unknown>>();

/** What is known of a change by its key; undefined where this process sent nothing like it lately. */
export function sentWrite<State>(octopia: Octopia, key: string): SentWrite<State> | undefined {
	const found = sent.get(keyOf(octopia, key));
	return found !== undefined && isKept(found) ? (found as SentWrite<State>) : undefined;
}

/** The same for all keys that begin so, with their keys. */
export function sentWrites<State>(octopia: Octopia, beginning: string): Array<[string, SentWrite<State>]> {
	const start = keyOf(octopia, '');
	return [...sent].flatMap(([key, write]) =>
		key.startsWith(start + beginning) && isKept(write) ? [[key.slice(start.length), write as SentWrite<State>]] : [],
	);
}

export function rememberSent<State>(octopia: Octopia, key: string, write: Omit<SentWrite<State>, 'usedAt'>): void {
	for (const [key, known] of sent) if (!isKept(known)) sent.delete(key);
	sent.set(keyOf(octopia, key), { ...write, usedAt: Date.now() });
}

export function forgetSent(octopia: Octopia, key: string): void {
	sent.delete(keyOf(octopia, key));
}

const isKept = ({ usedAt }: SentWrite<unknown>) => Date.now() - usedAt < KEPT;

const keyOf = ({ apiUrl, sellerId }: Octopia, key: string) => [apiUrl, sellerId, key].join('\n');
