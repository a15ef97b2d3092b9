/**
 * The pure heart of the trigger: which of the things found were never delivered, and what to remember.
 * All times are the marketplace's, in milliseconds since 1970 UTC.
 */

/** Something found at the marketplace that may be an event. */
export interface Found<T = unknown> {
	/** The same for the same event, however often it is found. */
	id: string;
	time: number;
	value: T;
}

/** What a trigger node keeps between polls. Losing or ageing it repeats events, it never loses one. */
export interface Memory {
	version: 1;
	/** What it was made for (event, seller): another event or seller starts anew. */
	of: string;
	/** The latest time seen. */
	cursor: number;
	/** When everything still open was last read, by this machine: only ever compared with itself. */
	sweptAt: number;
	/** Ids delivered or passed over, with their times: all that another reading could bring again. */
	seen: Record<string, number>;
}

/** What one poll read. */
export interface Reading<T> {
	found: Array<Found<T>>;
	/** Nothing older than the overlap exists that is not in `found`; false when only recent changes were read. */
	complete: boolean;
	/** This machine's clock. */
	now: number;
	/** How far behind the cursor later polls read again, in ms. */
	overlap: number;
}

/** Nothing delivered yet, nothing read yet. */
export function newMemory(of: string): Memory {
	return { version: 1, of, cursor: 0, sweptAt: 0, seen: {} };
}

/**
 * Delivers what was never delivered, oldest first.
 * @param from on a first reading: events before this time are remembered, not delivered
 */
export function advance<T>(
	memory: Memory,
	{ found, complete, now, overlap }: Reading<T>,
	from = 0,
): { fresh: Array<Found<T>>; memory: Memory } {
	const unseen = new Map<string, Found<T>>();
	for (const one of found) if (!Object.hasOwn(memory.seen, one.id)) unseen.set(one.id, one);
	const fresh = [...unseen.values()].filter((one) => one.time >= from).sort((a, b) => a.time - b.time);
	const cursor = found.reduce((latest, one) => Math.max(latest, one.time), Math.max(memory.cursor, from));
	const again = new Set(found.map((one) => one.id));
	const canReturn = (id: string, time: number) => !complete || again.has(id) || time >= cursor - overlap;
	const seen = [
		...Object.entries(memory.seen),
		...[...unseen.values()].map((one): [string, number] => [one.id, one.time]),
	];
	return {
		fresh,
		memory: {
			...memory,
			cursor,
			sweptAt: complete ? now : memory.sweptAt,
			seen: Object.fromEntries(seen.filter(([id, time]) => canReturn(id, time))),
		},
	};
}
