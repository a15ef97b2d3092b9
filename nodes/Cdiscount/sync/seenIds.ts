import { hash } from 'crypto';

/** What is remembered of an id. */
export interface SeenId {
	/** When it was delivered or passed over (with `state`: when that state was first seen), in whole hours since 1970. */
	at: number;
	/** The number of the last catch-up that found it. */
	sweep: number;
	/** What the thing was like, for events that are a change. */
	state: string;
	/** Passed over: there is nothing to remind of. */
	passedOver: boolean;
}

/** Entries by key. */
export type SeenIds = Map<string, SeenId>;

/** Keys of the same hour, sweep and state, one behind the other: about 9 bytes an id. */
export type PackedSeenIds = Record<string, string>;

export const HOUR = 3_600_000;

const LENGTH = 8;

/**
 * Eight characters that stand for an id: 48 bits of its SHA-256. Among ten thousand keys the chance that a new id is taken
 * for one of them is one in 28 thousand million.
 */
export function seenKey(id: string): string {
	return hash('sha256', id, 'base64url').slice(0, LENGTH);
}

/** Reads packed entries. What cannot be read is left out: it is found again. */
export function unpackSeenIds(packed: PackedSeenIds): SeenIds {
	const seen: SeenIds = new Map();
	for (const [group, text] of Object.entries(packed)) {
		const [at, sweep, flag, ...state] = group.split('.');
		const entry = {
			at: parseInt(at, 36),
			sweep: parseInt(sweep ?? '', 36),
			passedOver: flag === 'p',
			state: state.join('.'),
		};
		if (typeof text !== 'string' || Number.isNaN(entry.at) || Number.isNaN(entry.sweep)) continue;
		for (let start = 0; start + LENGTH <= text.length; start += LENGTH)
			seen.set(text.slice(start, start + LENGTH), { ...entry });
	}
	return seen;
}

/** Writes entries in a form that survives JSON and stays small. */
export function packSeenIds(seen: SeenIds): PackedSeenIds {
	const groups = new Map<string, string[]>();
	for (const [key, { at, sweep, state, passedOver }] of seen) {
		const name = [at.toString(36), sweep.toString(36), passedOver ? 'p' : '', state].join('.');
		const group = groups.get(name);
		if (group === undefined) groups.set(name, [key]);
		else group.push(key);
	}
	return Object.fromEntries([...groups].map(([name, group]) => [name, group.join('')]));
}

/** The hour that a time lies in. */
export const hourOf = (time: number) => Math.max(0, Math.floor(time / HOUR));
