import type { Octopia, Query, Validator } from '../api/client';
import type { Page } from '../api/paging';
import { CdiscountError } from '../api/errors';
import { Unreadable, type Listed } from '../api/parseResponse';
import { timestamp } from '../marketplace/time';
import type { Positioned } from './occurrence';

/** The most items that lists by page number give at once. */
const PAGE = 100;

/** Times that differ by less may be listed in either order (ms). */
export const IMPRECISION = 1000;

/** So often pages that had to be counted are read again, while they differ from the time before. */
const REPEATS = 10;

/** A list by page number that can be read from a moment on. */
export interface KeysetListing<T> {
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
 * Reads a list that changes while it is read. After each page that may not be the last, whatever its size, it begins anew at the
 * time of the last item: page numbers would pass over an item whenever one before it moves to the end. Where more items than a
 * page holds have the same time, pages are counted after all, until they are twice the same: then nothing moved between them.
 * Where the order is not by time, they are counted once. An item that changed comes again.
 * @throws CdiscountError
 */
export async function* keysetPages<T>(
	octopia: Octopia,
	path: string,
	format: Validator<T>,
	listing: KeysetListing<T>,
): AsyncGenerator<Positioned<Listed<T>>> {
	const { earliest = 0, pageSize = PAGE, idName } = listing;
	const given = new Set<string>();
	const keyOf = ({ thing, at }: Positioned<Listed<T>>) =>
		`${thing instanceof Unreadable ? JSON.stringify(thing.raw) : listing.id(thing)} ${at}`;
	const timeOf = (thing: Listed<T>) => (thing instanceof Unreadable ? timeIn(thing, listing.sort) : listing.at(thing));
	const isNew = (placed: Positioned<Listed<T>>) => given.size < given.add(keyOf(placed)).size;
	let since = listing.since;
	let begun = since ?? 0;
	let isOrdered = true;
	let passBefore = '';
	let repeats = 0;
	let largest = 0;
	for (;;) {
		let latest = begun;
		let counted = Infinity;
		let goesOn = false;
		let pages = 0;
		let first = { size: 0, end: 0 };
		const pass: string[] = [];
		const held: Array<Positioned<Listed<T>>> = [];
		// what is older than the API lets one ask for may be many pages, which are not worth reading twice
		const isOfOneMoment = () => isOrdered && Math.min(counted, latest) - IMPRECISION >= earliest;
		const isEnough = (page: Page) => {
			largest = Math.max(largest, page.size);
			pages += 1;
			if (pages === 1) counted = latest;
			if (pages === 1) first = { size: page.size, end: pass.length };
			const isFurther = latest > begun || (since !== undefined && since < begun - 1);
			goesOn = isOrdered && isFurther && latest - IMPRECISION >= earliest;
			return goesOn;
		};
		const query = { ...listing.query, [listing.sinceParameter]: isoOf(since) };
		const how = { style: 'page', pageSize, idName, largest, isEnough } as const;
		const read = (sort?: string) => octopia.list(path, format, { ...how, query: { ...query, sort } });
		for await (const thing of sortedIfAllowed(read, listing.sort)) {
			// what does not tell its time stands where it was found
			const placed = { thing, at: timestamp(timeOf(thing)) || latest };
			if (pass.length > 0 && placed.at < latest - IMPRECISION) isOrdered = false;
			latest = Math.max(latest, placed.at);
			pass.push(keyOf(placed));
			// what is later than the moment that is counted must not be given before all of that moment
			if (placed.at > counted && isOfOneMoment()) held.push(placed);
			else if (isNew(placed)) yield placed;
		}
		// a page that was not full, and nothing behind it, was all there is
		const hasMore = pass.length > first.end || first.size >= pageSize;
		const isCounted = isOfOneMoment() && pages > 0 && hasMore && !(goesOn && pages === 1);
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
		if (isTokenRefused(thrown)) return undefined;
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

function isTokenRefused(thrown: unknown): boolean {
	return thrown instanceof CdiscountError && thrown.code === 'invalid';
}

function isoOf(time: number | undefined): string | undefined {
	return time === undefined || time <= 0 ? undefined : new Date(time).toISOString();
}
