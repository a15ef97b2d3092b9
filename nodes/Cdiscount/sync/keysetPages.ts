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

type Place<T> = Positioned<Listed<T>>;

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
	schema: Validator<T>,
	listing: KeysetListing<T>,
): AsyncGenerator<Place<T>> {
	const reading = new Reading(listing);
	for (;;) {
		const pass = new Pass<T>(reading.begun);
		const { query, pageSize = PAGE, idName, sinceParameter, sort } = listing;
		const isEnough = (page: Page) => reading.endsAt(pass, page);
		const how = { style: 'page', pageSize, idName, largest: reading.largest, isEnough } as const;
		const since = { ...query, [sinceParameter]: isoOf(reading.since) };
		const read = (by?: string) => octopia.list(path, schema, { ...how, query: { ...since, sort: by } });
		for await (const thing of sortedIfAllowed(read, sort)) {
			const place = reading.place(pass, thing);
			// what is later than the moment that is counted must not be given before all of that moment
			if (place.at > pass.firstPageTo && reading.isOfOneMoment(pass)) pass.held.push(place);
			else if (reading.isNew(place)) yield place;
		}
		if (reading.mustRepeat(pass)) continue;
		yield* pass.held.filter((place) => reading.isNew(place));
		if (!pass.goesOn) return;
		reading.beginAnew(pass);
	}
}

/** One reading of the list from a moment on: a page, or more of them where pages have to be counted. */
class Pass<T> {
	/** The latest time on it so far. */
	latest: number;
	/** The latest time on its first page. */
	firstPageTo = Infinity;
	firstPage = { size: 0, end: 0 };
	pages = 0;
	/** Whether another reading follows, from its latest time on. */
	goesOn = false;
	/** What came, in order. */
	readonly keys: string[] = [];
	/** What came too early to be given. */
	readonly held: Array<Place<T>> = [];

	constructor(begun: number) {
		this.latest = begun;
	}
}

/** What holds from one pass to the next. */
class Reading<T> {
	since: number | undefined;
	/** The time up to which everything was given. */
	begun: number;
	/** The most that a page has held. */
	largest = 0;
	private isOrdered = true;
	private repeats = 0;
	private passBefore = '';
	private readonly given = new Set<string>();

	constructor(private readonly listing: KeysetListing<T>) {
		this.since = listing.since;
		this.begun = this.since ?? 0;
	}

	/** Takes an item into a pass. What does not say its time stands where it was found. */
	place(pass: Pass<T>, thing: Listed<T>): Place<T> {
		const { at, sort } = this.listing;
		const time = thing instanceof Unreadable ? timeIn(thing, sort) : at(thing);
		const place = { thing, at: timestamp(time) || pass.latest };
		if (pass.keys.length > 0 && place.at < pass.latest - IMPRECISION) this.isOrdered = false;
		pass.latest = Math.max(pass.latest, place.at);
		pass.keys.push(this.keyOf(place));
		return place;
	}

	/** Whether it was not given before. */
	isNew(place: Place<T>): boolean {
		return this.given.size < this.given.add(this.keyOf(place)).size;
	}

	/** After a page: whether the list is read from its latest time on rather than to the next page. */
	endsAt(pass: Pass<T>, { size }: Page): boolean {
		this.largest = Math.max(this.largest, size);
		pass.pages += 1;
		if (pass.pages === 1) {
			pass.firstPageTo = pass.latest;
			pass.firstPage = { size, end: pass.keys.length };
		}
		const isFurther = pass.latest > this.begun || (this.since !== undefined && this.since < this.begun - 1);
		pass.goesOn = this.isOrdered && isFurther && pass.latest - IMPRECISION >= this.earliest;
		return pass.goesOn;
	}

	/** Whether pages are counted within one moment. What is older than one can ask for may be many pages, not worth reading twice. */
	isOfOneMoment(pass: Pass<T>): boolean {
		return this.isOrdered && Math.min(pass.firstPageTo, pass.latest) - IMPRECISION >= this.earliest;
	}

	/** Whether counted pages differ from the time before: something moved between them. */
	mustRepeat(pass: Pass<T>): boolean {
		const { pageSize = PAGE } = this.listing;
		// a page that was not full, and nothing behind it, was all there is
		const hasMore = pass.keys.length > pass.firstPage.end || pass.firstPage.size >= pageSize;
		const isCounted = this.isOfOneMoment(pass) && pass.pages > 0 && hasMore && !(pass.goesOn && pass.pages === 1);
		const hasMoved = isCounted && pass.keys.join() !== this.passBefore && this.repeats < REPEATS;
		this.passBefore = pass.keys.join();
		this.repeats = hasMoved ? this.repeats + 1 : 0;
		return hasMoved;
	}

	/** The moment itself may not be included, and what is listed late may be a little older; what comes again is known. */
	beginAnew({ latest }: Pass<T>): void {
		this.since = latest > this.begun ? latest - IMPRECISION : latest - 1;
		this.begun = latest;
	}

	private get earliest(): number {
		return this.listing.earliest ?? 0;
	}

	private keyOf({ thing, at }: Place<T>): string {
		return `${thing instanceof Unreadable ? JSON.stringify(thing.raw) : this.listing.id(thing)} ${at}`;
	}
}

/** The API documents one value of `sort` only; where it refuses another, its own order has to do. */
async function* sortedIfAllowed<T>(read: (sort?: string) => AsyncGenerator<T>, sort: string): AsyncGenerator<T> {
	const items = read(sort);
	const first = await items.next().catch((thrown: unknown) => {
		if (isSortRefused(thrown)) return undefined;
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

function isSortRefused(thrown: unknown): boolean {
	return thrown instanceof CdiscountError && thrown.code === 'invalid';
}

function isoOf(time: number | undefined): string | undefined {
	return time === undefined || time <= 0 ? undefined : new Date(time).toISOString();
}
