import type { Occurrence } from './event';
import { HOUR, hourOf, seenKey, type SeenId, type SeenIds } from './seenIds';

/**
 * The pure heart of the trigger: which of the things found are to be delivered, and what is remembered of them.
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

/** By what a thing is judged. */
export interface DedupeRules {
	/** What is older is not delivered unless it is waiting. */
	from: number;
	/** Whether what is waiting is delivered although it is older. */
	withOpen: boolean;
	/** The marketplace's clock. */
	now: number;
	/** The number of the catch-up that runs or was the last. */
	round: number;
	/** Hours after which what is still waiting is delivered again; 0 for never. */
	remindAfter: number;
	/** Marks of what may have been lost in a crash: delivered again, once, if it is still waiting. */
	doubtful: Set<string>;
	/** The first reading is not finished: what is found was there before. */
	isNew: boolean;
	/** What began earlier may have been seen and forgotten. */
	bornFrom: number;
	/** Whether a change of state is the event. */
	tells(before: string | undefined, now: string, isNew: boolean, isBorn: boolean): boolean;
}

/**
 * Judges one thing and writes it into the marks.
 * @returns what to deliver, or undefined
 */
export function dedupe<T>(marks: SeenIds, found: FoundOccurrence<T>, rules: DedupeRules): Delivery<T> | undefined {
	return found.state === undefined
		? dedupeOccurrence(marks, found, rules)
		: dedupeChange(marks, found, found.state, rules);
}

function dedupeOccurrence<T>(marks: SeenIds, found: FoundOccurrence<T>, rules: DedupeRules): Delivery<T> | undefined {
	const names = (found.parts ?? [found.id]).map(seenKey);
	const known = names.flatMap((name) => marks.get(name) ?? []);
	for (const entry of known) entry.round = rules.round;
	const isWanted = !found.silent && (found.time >= rules.from || (found.waiting === true && rules.withOpen));
	if (known.length === names.length) {
		const again = isDue(found, known, names, rules);
		for (const name of names) rules.doubtful.delete(name);
		if (again) for (const entry of known) entry.at = hourOf(rules.now);
		return again ? { ...found, reminder: true } : undefined;
	}
	// what is too old now is too old for ever, unless it waits, or was open at the beginning and may change
	if (isWanted || found.waiting === true || found.silent === true || rules.isNew) {
		const at = hourOf(Math.max(rules.now, found.time));
		for (const name of names)
			if (!marks.has(name)) marks.set(name, { at, round: rules.round, state: '', passed: !isWanted });
	}
	return isWanted ? { ...found, reminder: false } : undefined;
}

function isDue(
	found: Occurrence,
	known: SeenId[],
	names: string[],
	{ now, remindAfter, doubtful }: DedupeRules,
): boolean {
	if (found.waiting !== true || found.silent === true || remindAfter <= 0) return false;
	if (known.some(({ passed }) => passed)) return false;
	if (names.some((name) => doubtful.has(name))) return true;
	// hours are remembered whole: never early, up to an hour late
	return now >= (Math.max(...known.map(({ at }) => at)) + 1 + remindAfter) * HOUR;
}

function dedupeChange<T>(
	marks: SeenIds,
	found: FoundOccurrence<T>,
	state: string,
	rules: DedupeRules,
): Delivery<T> | undefined {
	const name = seenKey(found.id);
	const entry = marks.get(name);
	if (entry?.state === state) {
		entry.round = rules.round;
		return undefined;
	}
	const isBorn = !rules.isNew && (found.born ?? 0) >= rules.bornFrom;
	const isTold = rules.tells(entry?.state, state, rules.isNew, isBorn);
	if (state === '') marks.delete(name);
	else marks.set(name, { at: hourOf(rules.now), round: rules.round, state, passed: false });
	return isTold ? { ...found, reminder: false, before: entry?.state, since: entry?.at } : undefined;
}

/** Catch-ups in a row that have to miss a thing before it is forgotten: one alone may miss it because pages moved. */
const MISSED = 3;

/** What is kept, and for how long. */
export interface Retention {
	/** Marks of this time and later are kept: another reading may bring them. */
	from: number;
	/** The number of the last catch-up that was read to its end. */
	round: number;
	/** Catch-ups bring everything that is open, so what they bring is kept, and what they no longer bring is forgotten. */
	isListed: boolean;
	/** States are followed however old they are, but these. */
	follows: boolean;
	endStates: readonly string[];
	/** States that seldom change any more: the first to be dropped for want of room. */
	settledStates: readonly string[];
	/** The most marks that are kept because they are recent or followed, */
	most: number;
	/** the most states that are followed because catch-ups bring them; */
	mostListed: number;
	/** unless they are of this time or later, which the next reading brings. */
	needed: number;
}

/**
 * Forgets what no reading can bring again.
 * @returns the hour before which marks had to be dropped for want of room; 0 when there was room
 */
export function forgetOld(
	marks: SeenIds,
	{ from, round, isListed, follows, endStates, settledStates, most, mostListed, needed }: Retention,
): number {
	const spare: Array<[string, SeenId]> = [];
	let listed = 0;
	for (const [mark, entry] of marks) {
		const isBrought = isListed && entry.round > round - MISSED;
		if (isBrought) listed += 1;
		// those that were followed first stay; work must never be forgotten, or it would be delivered again
		if (isBrought && follows && listed > mostListed) marks.delete(mark);
		if (isBrought) continue;
		const isFollowed = follows && entry.state !== '' && !endStates.includes(entry.state);
		if (isFollowed || entry.at >= hourOf(from)) spare.push([mark, entry]);
		else marks.delete(mark);
	}
	if (spare.length <= most) return 0;
	const worth = ({ state }: SeenId) => Number(!settledStates.includes(state));
	spare.sort(([, a], [, b]) => worth(a) - worth(b) || a.at - b.at);
	const dropped = spare.slice(0, spare.length - most).filter(([, { at }]) => at < hourOf(needed));
	for (const [mark] of dropped) marks.delete(mark);
	return Math.max(-1, ...dropped.map(([, { at }]) => at)) + 1;
}
