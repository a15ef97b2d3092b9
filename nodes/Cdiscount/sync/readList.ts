import type { Octopia } from '../api/client';
import { CdiscountError } from '../api/errors';
import type { ListRequest, TriggerEvent } from './event';
import { occurrenceOf } from './occurrence';
import { seenKey } from './seenIds';
import type { PollSession } from './pollSession';
import type { Settings } from './pollSettings';
import { IMPRECISION } from './keysetPages';

/** What became of one reading. */
export interface ListRead {
	/** It was read to its end (or to where another reading has been). */
	isDone: boolean;
	/** How far it came; undefined where the list is not in order, so that nothing can be said. */
	reached: number | undefined;
	/** In a list by cursor: the page it came to. */
	page?: string;
	/** The marketplace's clock when it began. */
	clock: number | undefined;
	/** The positions of what was read. */
	positions: number[];
}

/** Where a reading begins and ends. */
export interface ReadRange {
	since?: number;
	page?: string;
	/** Things behind this position have been read already. */
	upTo?: number;
}

/** So many things are taken before the time is looked at: a slow marketplace must not stop all progress. */
const AT_LEAST = 20;

/**
 * Reads a list into a session until the list ends, the session is full, or the time is up. A call that fails ends it as well, if it
 * has come further: the next reading begins there, and if the fault lasts it comes no further and says so.
 * @throws CdiscountError
 */
export async function readList(
	session: PollSession,
	octopia: Octopia,
	{ event, options, isOverdue }: Settings & { isOverdue(): boolean },
	list: NonNullable<TriggerEvent['changed']>,
	{ since, page, upTo = Infinity }: ReadRange,
): Promise<ListRead> {
	let single = 0;
	const counting: Octopia = { ...octopia, read: async (...call) => ((single += 1), await octopia.read(...call)) };
	const knows = (id: string) => session.knows(seenKey(id));
	const request: ListRequest = { octopia: counting, since, page, from: session.checkpoint.from, knows, options };
	const read: ListRead = { isDone: false, reached: since ?? 0, page, clock: undefined, positions: [] };
	const before = session.count;
	const isRead = async (): Promise<boolean> => {
		for await (const placed of list(request)) {
			const { thing, at } = placed;
			read.clock ??= octopia.clock();
			read.reached = further(read.reached, at);
			if (at > upTo && read.reached !== undefined) break;
			read.positions.push(at);
			// the rest of a page costs nothing, and only a whole one is behind us
			const isTurn = placed.page === undefined || placed.page !== read.page;
			read.page = placed.page;
			const now = octopia.clock() ?? Math.max(session.checkpoint.cursor, at);
			const occurrence = occurrenceOf(thing, (one) => event.occurrence(one, options), now);
			if (occurrence !== undefined) session.take({ ...occurrence, value: thing }, now);
			// things that cost a call each are progress one by one
			const isEnough = single > 0 || (read.positions.length >= AT_LEAST && isTurn && hasMoved(read, since));
			if (session.isFull || (isEnough && isOverdue())) return false;
		}
		return true;
	};
	const isDone = await isRead().catch((thrown: unknown) => {
		const isFurther = session.count > before || hasComeFurther(read, since, page);
		if (thrown instanceof CdiscountError && isFurther) return false;
		throw thrown;
	});
	if (isDone) read.clock ??= octopia.clock();
	return { ...read, isDone };
}

/** Whether stopping here is no standstill; more things of one moment than fit into a poll are read to their end. */
function hasMoved({ reached, page }: ListRead, since: number | undefined): boolean {
	return page !== undefined || reached === undefined || reached > (since ?? 0);
}

function hasComeFurther({ reached, page }: ListRead, since: number | undefined, begun: string | undefined): boolean {
	return reached !== undefined && (reached > (since ?? 0) || (page ?? '') !== (begun ?? ''));
}

function further(reached: number | undefined, at: number): number | undefined {
	return reached === undefined || at < reached - IMPRECISION ? undefined : Math.max(reached, at);
}
