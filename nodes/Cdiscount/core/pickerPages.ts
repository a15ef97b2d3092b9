import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { CdiscountError } from '../api/errors';
import { readable } from '../api/listed';
import type { Page, Pages } from '../api/paging';
import type { Listed } from '../api/parseResponse';
import { isFoundBy } from './pickerText';

/**
 * Enough entries for one look at a list. The editor asks for more when somebody scrolls to the end, so there have to be more than its
 * window holds: during a search a list that cannot be scrolled is never asked for more.
 */
const ENOUGH = 30;

/** So many pages are read for one look, and for so long (ms), because a person is waiting. */
const MOST_PAGES = 40;
const LONGEST = 10_000;

/** Entries of one look at a list that is read as a whole. */
const SLICE = 100;

/** What n8n asks a list for: what was typed, and where the list goes on. */
export interface Look {
	filter?: string;
	token?: string;
}

/** An entry of a list; it is found by its name, its value and these words. */
export interface Entry extends INodeListSearchItems {
	value: string;
	words?: string;
}

/** Where the reading of a list goes on. */
type Place = Omit<Pages, 'isEnough'>;

/** A list of the marketplace that is chosen from. */
export interface Picker<Thing> {
	list(pages: Pages): AsyncIterable<Listed<Thing>>;
	/** The entries of the things of one page. */
	entriesOf(things: Thing[]): Entry[] | Promise<Entry[]>;
	/** Keeps what a page held for the next who asks; for what rarely changes. Each page is read anew when left out. */
	keep?<T>(page: string, read: () => Promise<T>): Promise<T>;
}

/**
 * One look at a list that the API gives in pages: pages are read until there is enough to look at, or the wait would be long. Whatever
 * was not read is told by a token, which n8n hands back when the list is scrolled to its end.
 * @throws CdiscountError
 */
export async function lookThrough<Thing>(look: Look, picker: Picker<Thing>): Promise<INodeListSearchResult> {
	const { keep = async (_page, read) => await read() }: Picker<Thing> = picker;
	const found = new Map<string, Entry>();
	const passed = new Set<string>();
	const end = Date.now() + LONGEST;
	const isWaitShort = (page: number) => page < MOST_PAGES && (page === 0 || Date.now() < end);
	let place: Place | undefined = placeIn(look.token);
	for (let page = 0; place !== undefined && found.size < ENOUGH && isWaitShort(page); page++) {
		const here: Place = place;
		const turned: Turned<Thing> = await keep(JSON.stringify(here), async () => await turn(picker, here));
		for (const entry of await picker.entriesOf(turned.things))
			if (isFoundBy(look.filter, textOf(entry))) found.set(entry.value, entry);
		const keys = turned.things.map((thing) => JSON.stringify(thing));
		// an endpoint that takes no notice of page numbers gives its only page again and again
		const isRepeated = keys.length > 0 && keys.every((key) => passed.has(key));
		for (const key of keys) passed.add(key);
		place = isRepeated ? undefined : turned.next;
	}
	return resultOf([...found.values()], place);
}

/** One look at a list that was read as a whole. */
export function lookAtSlice({ filter, token }: Look, entries: Entry[]): INodeListSearchResult {
	const { pageIndex = 1 } = placeIn(token);
	const found = entries.filter((entry) => isFoundBy(filter, textOf(entry)));
	const isMore = found.length > pageIndex * SLICE;
	const slice = found.slice((pageIndex - 1) * SLICE, pageIndex * SLICE);
	return resultOf(slice, isMore ? { pageIndex: pageIndex + 1 } : undefined);
}

interface Turned<Thing> {
	things: Thing[];
	next?: Place;
}

/** Reads one page. A place that the marketplace no longer knows is taken for the beginning. */
async function turn<Thing>(picker: Picker<Thing>, place: Place): Promise<Turned<Thing>> {
	return await readAt(picker, place).catch(async (thrown: unknown) => {
		const isUnknown = thrown instanceof CdiscountError && ['invalid', 'notFound'].includes(thrown.code);
		if (place.cursor === undefined || !isUnknown) throw thrown;
		return await readAt(picker, {});
	});
}

async function readAt<Thing>({ list }: Picker<Thing>, place: Place): Promise<Turned<Thing>> {
	const turned: Turned<Thing> = { things: [] };
	const isEnough = ({ size, next: cursor }: Page) => {
		const largest = Math.max(place.largest ?? 0, size);
		turned.next = { pageIndex: (place.pageIndex ?? 1) + 1, cursor, largest };
		return true;
	};
	for await (const thing of readable(list({ ...place, isEnough }))) turned.things.push(thing);
	return turned;
}

const textOf = ({ name, value, words = '' }: Entry) => `${name} ${value} ${words}`;

function resultOf(entries: Entry[], place: Place | undefined): INodeListSearchResult {
	const results = entries.map(({ name, value }) => ({ name, value }));
	return place === undefined ? { results } : { results, paginationToken: tokenOf(place) };
}

function tokenOf({ pageIndex, cursor, largest }: Place): string {
	return Buffer.from(JSON.stringify([pageIndex, cursor, largest])).toString('base64url');
}

/** The place that a token stands for; the beginning where there is none, or one that nobody here has made. */
function placeIn(token: string | undefined): Place {
	try {
		const [pageIndex, cursor, largest] = JSON.parse(Buffer.from(token ?? '', 'base64url').toString()) as unknown[];
		if (!isCount(pageIndex)) return {};
		return {
			pageIndex,
			cursor: typeof cursor === 'string' ? cursor : undefined,
			largest: isCount(largest) ? largest : undefined,
		};
	} catch {
		return {};
	}
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
