import type { Octopia } from '../../api/client';
import type { Look, Placed, TriggerEvent } from './event';
import { markOf } from './marks';
import type { Round } from './round';
import type { Settings } from './settings';
import { IMPRECISION } from './steadyList';

/** What became of one reading. */
export interface Read {
	/** It was read to its end (or to where another reading has been). */
	isDone: boolean;
	/** How far it came; undefined where the list is not in order, so that nothing can be said. */
	reached: number | undefined;
	/** The marketplace's clock when it began. */
	clock: number | undefined;
	/** The positions of what was read. */
	positions: number[];
}

/** So many things are taken before the time is looked at: a slow marketplace must not stop all progress. */
const AT_LEAST = 20;

/**
 * Reads a list into a round until the list ends, the round is full, or the time is up.
 * @param upTo things behind this position have been read already
 * @throws Refusal
 */
export async function readInto(
	round: Round,
	octopia: Octopia,
	{ event, wishes, isOverdue }: Settings & { isOverdue(): boolean },
	list: NonNullable<TriggerEvent['changed']>,
	since: number | undefined,
	upTo = Infinity,
): Promise<Read> {
	const look: Look = {
		octopia,
		since,
		from: round.memory.from,
		knows: (id) => round.knows(markOf(id)),
		wishes,
	};
	const read: Read = { isDone: false, reached: since ?? 0, clock: undefined, positions: [] };
	for await (const { thing, at } of list.call(event, look) as AsyncIterable<Placed>) {
		read.clock ??= octopia.clock();
		read.reached = further(read.reached, at);
		if (at > upTo && read.reached !== undefined) break;
		read.positions.push(at);
		const sighting = event.sighting(thing, wishes);
		if (sighting !== undefined)
			round.take({ ...sighting, value: thing }, octopia.clock() ?? Math.max(round.memory.cursor, at));
		if (round.isFull || (read.positions.length >= AT_LEAST && isOverdue())) return read;
	}
	read.clock ??= octopia.clock();
	return { ...read, isDone: true };
}

function further(reached: number | undefined, at: number): number | undefined {
	return reached === undefined || at < reached - IMPRECISION ? undefined : Math.max(reached, at);
}
