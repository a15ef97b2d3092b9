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

const traces = new Map<string, SentWrite<unknown>>();

/** The trace of a wish; undefined where this process sent nothing like it lately. */
export function sentWrite<State>(octopia: Octopia, wish: string): SentWrite<State> | undefined {
	const found = traces.get(keyOf(octopia, wish));
	return found !== undefined && isKept(found) ? (found as SentWrite<State>) : undefined;
}

/** The traces of wishes that begin so, by their wish. */
export function sentWrites<State>(octopia: Octopia, beginning: string): Array<[string, SentWrite<State>]> {
	const start = keyOf(octopia, '');
	return [...traces].flatMap(([key, trace]) =>
		key.startsWith(start + beginning) && isKept(trace) ? [[key.slice(start.length), trace as SentWrite<State>]] : [],
	);
}

export function rememberSent<State>(octopia: Octopia, wish: string, trace: Omit<SentWrite<State>, 'usedAt'>): void {
	for (const [key, known] of traces) if (!isKept(known)) traces.delete(key);
	traces.set(keyOf(octopia, wish), { ...trace, usedAt: Date.now() });
}

export function forgetSent(octopia: Octopia, wish: string): void {
	traces.delete(keyOf(octopia, wish));
}

const isKept = ({ usedAt }: SentWrite<unknown>) => Date.now() - usedAt < KEPT;

const keyOf = ({ apiUrl, sellerId }: Octopia, wish: string) => [apiUrl, sellerId, wish].join('\n');
