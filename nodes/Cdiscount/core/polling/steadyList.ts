import type { Octopia, Query, Validator } from '../../api/client';
import { Refusal } from '../../api/refusal';
import { Unreadable, type Listed } from '../../api/understanding';
import { moment, type Placed } from './event';

/** Items of a full page (the most that lists by page number give). */
const PAGE = 100;

/** Times that differ by less may be listed in either order (ms). */
export const IMPRECISION = 1000;

/** So often pages that had to be counted are read again, while they differ from the time before. */
const REPEATS = 10;

/** A list by page number that can be read from a moment on. */
export interface SteadyListing<T> {
	query?: Query;
	/** The parameter that gives the moment, for example `updatedAtMin`; inclusive or not. */
	sinceParameter: string;
	since: number | undefined;
	/** The field to sort by. Where the API refuses to sort by it, its own order is taken. */
	sort: string;
	/** What the list is sorted by. */
	at(item: T): string | null | undefined;
	id(item: T): string;
	/** What the id is called. */
	idName?: string;
	/** The most items that the API gives at once. Default 100. */
	pageSize?: number;
	/** The earliest moment that the API takes: what is older is read by page numbers. */
	earliest?: number;
}

/**
 * Reads a list that changes while it is read. After each full page it begins anew at the time of the last item: page numbers
 * would pass over an item whenever one before it moves to the end. Where more items than a page holds have the same time, pages
 * are counted after all, until they are twice the same: then nothing moved between them. Where the order is not by time, they
 * are counted once. An item that changed comes again.
 * @throws Refusal
 */
export async function* steadyList<T>(
	octopia: Octopia,
	path: string,
	shape: Validator<T>,
	listing: SteadyListing<T>,
): AsyncGenerator<Placed<Listed<T>>> {
	const pageSize = listing.pageSize ?? PAGE;
	const earliest = listing.earliest ?? 0;
	const given = new Set<string>();
	const keyOf = ({ thing, at }: Placed<Listed<T>>) =>
		`${thing instanceof Unreadable ? JSON.stringify(thing.raw) : listing.id(thing)} ${at}`;
	const timeOf = (thing: Listed<T>) => (thing instanceof Unreadable ? timeIn(thing, listing.sort) : listing.at(thing));
	const isNew = (placed: Placed<Listed<T>>) => given.size < given.add(keyOf(placed)).size;
	let since = listing.since;
	let begun = since ?? 0;
	let isOrdered = true;
	let passBefore = '';
	let repeats = 0;
	for (;;) {
		let latest = begun;
		let counted = Infinity;
		let goesOn = false;
		const pass: string[] = [];
		const held: Array<Placed<Listed<T>>> = [];
		// what is older than the API lets one ask for may be many pages, which are not worth reading twice
		const isOfOneMoment = () => isOrdered && Math.min(counted, latest) - IMPRECISION >= earliest;
		const query = { ...listing.query, [listing.sinceParameter]: isoOf(since) };
		const read = (sort?: string) =>
			octopia.list(path, shape, { style: 'page', query: { ...query, sort }, pageSize, idName: listing.idName });
		for await (const thing of sortedIfAllowed(read, listing.sort)) {
			// what does not tell its time stands where it was found
			const placed = { thing, at: moment(timeOf(thing)) || latest };
			if (pass.length > 0 && placed.at < latest - IMPRECISION) isOrdered = false;
			if (pass.length === pageSize) counted = latest;
			latest = Math.max(latest, placed.at);
			pass.push(keyOf(placed));
			// what is later than the moment that is counted must not be given before all of that moment
			if (placed.at > counted && isOfOneMoment()) held.push(placed);
			else if (isNew(placed)) yield placed;
			const isFurther = latest > begun || (since !== undefined && since < begun - 1);
			goesOn = isOrdered && pass.length % pageSize === 0 && isFurther && latest - IMPRECISION >= earliest;
			if (goesOn) break;
		}
		const isCounted = isOfOneMoment() && pass.length >= pageSize && !(goesOn && pass.length === pageSize);
		const hasMoved = isCounted && pass.join() !== passBefore && repeats < REPEATS;
		passBefore = pass.join();
		repeats = hasMoved ? repeats + 1 : 0;
		if (hasMoved) continue;
		yield* held.filter(isNew);
		if (!goesOn) return;
		// the moment itself may not be included, and what is listed late may be a little older; what comes again is known
		since = latest > begun ? latest - IMPRECISION : latest - 1;
		begun = latest;
	}
}

/** The API documents one value of `sort` only; where it refuses another, its own order has to do. */
async function* sortedIfAllowed<T>(read: (sort?: string) => AsyncGenerator<T>, sort: string): AsyncGenerator<T> {
	const items = read(sort);
	const first = await items.next().catch((thrown: unknown) => {
		if (isRefused(thrown)) return undefined;
		throw thrown;
	});
	if (first === undefined) return yield* read();
	if (first.done) return;
	yield first.value;
	yield* items;
}

/** The time in a thing that cannot be read as a whole. */
function timeIn({ raw }: Unreadable, field: string): string | undefined {
	const time = (raw as Record<string, unknown> | null | undefined)?.[field];
	return typeof time === 'string' ? time : undefined;
}

function isRefused(thrown: unknown): boolean {
	return thrown instanceof Refusal && thrown.kind === 'invalid';
}

function isoOf(time: number | undefined): string | undefined {
	return time === undefined || time <= 0 ? undefined : new Date(time).toISOString();
}
