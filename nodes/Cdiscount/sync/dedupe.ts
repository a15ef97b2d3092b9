import type { StateChange } from './event';
import type { Occurrence } from './occurrence';
import { HOUR, hourOf, seenKey, type SeenId, type SeenIds } from './seenIds';

/**
 * The pure decision of a trigger: which of the things found are to be delivered, and what is remembered of them.
 * It knows no n8n, no network and no clock of its own.
 */

/** A thing that was found. */
export interface FoundOccurrence<T = unknown> extends Occurrence {
	value: T;
}

/** A thing to deliver. */
export interface Delivery<T = unknown> extends FoundOccurrence<T> {
	/** It was delivered before and is still waiting. */
	reminder: boolean;
	/** The state before, and the hour in which that began; for events that are a change. */
	before?: string;
	since?: number;
}

/** By what it is decided whether a thing is delivered. */
export interface DedupeRules {
	/** What is older is not delivered unless it is waiting. */
	from: number;
	/** Whether what is waiting is delivered although it is older. */
	withOpen: boolean;
	/** The marketplace's clock. */
	now: number;
	/** The number of the catch-up that runs or was the last. */
	sweep: number;
	/** Hours after which what is still waiting is delivered again; 0 for never. */
	remindAfter: number;
	/** Keys of what may have been lost in a crash: delivered again, once, if it is still waiting. */
	redeliver: Set<string>;
	/** The first reading is not finished: what is found was there before. */
	isFirstReading: boolean;
	/** What began earlier may have been seen and forgotten. */
	createdFrom: number;
	/** Whether a change of state is the event. */
	emits(change: StateChange): boolean;
}

/**
 * Decides about one thing, and writes it into what was seen.
 * @returns what to deliver, or undefined
 */
export function dedupe<T>(seen: SeenIds, found: FoundOccurrence<T>, rules: DedupeRules): Delivery<T> | undefined {
	return found.state === undefined
		? dedupeOccurrence(seen, found, rules)
		: dedupeChange(seen, found, found.state, rules);
}

function dedupeOccurrence<T>(seen: SeenIds, found: FoundOccurrence<T>, rules: DedupeRules): Delivery<T> | undefined {
	const keys = (found.parts ?? [found.id]).map(seenKey);
	const known = keys.flatMap((key) => seen.get(key) ?? []);
	for (const entry of known) entry.sweep = rules.sweep;
	const isWanted = !found.silent && (found.time >= rules.from || (found.waiting === true && rules.withOpen));
	if (known.length === keys.length) {
		const again = isDue(found, known, keys, rules);
		for (const key of keys) rules.redeliver.delete(key);
		if (again) for (const entry of known) entry.at = hourOf(rules.now);
		return again ? { ...found, reminder: true } : undefined;
	}
	// what is too old now is too old for ever, unless it waits, or was open at the beginning and may change
	if (isWanted || found.waiting === true || found.silent === true || rules.isFirstReading) {
		const at = hourOf(Math.max(rules.now, found.time));
		for (const key of keys)
			if (!seen.has(key)) seen.set(key, { at, sweep: rules.sweep, state: '', passedOver: !isWanted });
	}
	return isWanted ? { ...found, reminder: false } : undefined;
}

function isDue(
	found: Occurrence,
	known: SeenId[],
	keys: string[],
	{ now, remindAfter, redeliver }: DedupeRules,
): boolean {
	if (found.waiting !== true || found.silent === true || remindAfter <= 0) return false;
	if (known.some(({ passedOver }) => passedOver)) return false;
	if (keys.some((key) => redeliver.has(key))) return true;
	// hours are remembered whole: never early, up to an hour late
	return now >= (Math.max(...known.map(({ at }) => at)) + 1 + remindAfter) * HOUR;
}

function dedupeChange<T>(
	seen: SeenIds,
	found: FoundOccurrence<T>,
	state: string,
	rules: DedupeRules,
): Delivery<T> | undefined {
	const key = seenKey(found.id);
	const entry = seen.get(key);
	if (entry?.state === state) {
		entry.sweep = rules.sweep;
		return undefined;
	}
	const isCreatedSince = !rules.isFirstReading && (found.createdAt ?? 0) >= rules.createdFrom;
	const isEmitted = rules.emits({
		before: entry?.state,
		now: state,
		isFirstReading: rules.isFirstReading,
		isCreatedSince,
	});
	if (state === '') seen.delete(key);
	else seen.set(key, { at: hourOf(rules.now), sweep: rules.sweep, state, passedOver: false });
	return isEmitted ? { ...found, reminder: false, before: entry?.state, since: entry?.at } : undefined;
}

/** Catch-ups in a row that have to miss a thing before it is forgotten: one alone may miss it because pages moved. */
const MISSED = 3;

/** What is kept, and for how long. */
export interface Retention {
	/** Entries of this time and later are kept: another reading may bring them. */
	from: number;
	/** The number of the last catch-up that was read to its end. */
	sweep: number;
	/** Catch-ups bring everything that is open, so what they bring is kept, and what they no longer bring is forgotten. */
	isListed: boolean;
	/** States are followed however old they are, but these. */
	follows: boolean;
	endStates: readonly string[];
	/** States that seldom change any more: the first to be dropped for want of room. */
	settledStates: readonly string[];
	/** The most entries that are kept because they are recent or followed, */
	most: number;
	/** the most states that are followed because catch-ups bring them; */
	mostListed: number;
	/** unless they are of this time or later, which the next reading brings. */
	needed: number;
}

/**
 * Forgets what no reading can bring again.
 * @returns the hour before which entries had to be dropped for want of room; 0 when there was room
 */
export function forgetOld(
	seen: SeenIds,
	{ from, sweep, isListed, follows, endStates, settledStates, most, mostListed, needed }: Retention,
): number {
	const spare: Array<[string, SeenId]> = [];
	let listed = 0;
	for (const [key, entry] of seen) {
		const isBrought = isListed && entry.sweep > sweep - MISSED;
		if (isBrought) listed += 1;
		// those that were followed first stay; work must never be forgotten, or it would be delivered again
		if (isBrought && follows && listed > mostListed) seen.delete(key);
		if (isBrought) continue;
		const isFollowed = follows && entry.state !== '' && !endStates.includes(entry.state);
		if (isFollowed || entry.at >= hourOf(from)) spare.push([key, entry]);
		else seen.delete(key);
	}
	if (spare.length <= most) return 0;
	const worth = ({ state }: SeenId) => Number(!settledStates.includes(state));
	spare.sort(([, a], [, b]) => worth(a) - worth(b) || a.at - b.at);
	const dropped = spare.slice(0, spare.length - most).filter(([, { at }]) => at < hourOf(needed));
	for (const [key] of dropped) seen.delete(key);
	return Math.max(-1, ...dropped.map(([, { at }]) => at)) + 1;
}
