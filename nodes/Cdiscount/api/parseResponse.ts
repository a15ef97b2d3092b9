import type { Issue, Validator } from './validator';
import { unreadableResponse } from './unreadableResponse';
import { CdiscountError } from './errors';

/** An item of a list that cannot be read: something that it cannot do without is missing or of another kind. */
export class Unreadable {
	constructor(
		/** What the ids of such things are called, and its own, as far as they are known. */
		readonly idName: string | undefined,
		readonly id: string | undefined,
		/** What is wrong, for the user. */
		readonly sentence: string,
		/** As the marketplace gave it. */
		readonly raw: unknown,
	) {}

	/** For whoever cannot go on without it. */
	error(): CdiscountError {
		return new CdiscountError('unreadable', this.sentence);
	}
}

/** What a list gives: things, and in their places those that cannot be read. */
export type Listed<T> = T | Unreadable;

type Path = PropertyKey[];

/** What copies are copies of. */
type Copies = Map<unknown, object>;

/** Fields within each other that cannot be read are found one after the other. */
const MOST_PASSES = 20;

const originals = new WeakMap<object, object>();

/** A thing, or a part of one, as the marketplace gave it: with what could not be read of it. */
export const rawOf = <T extends object>(thing: T): object => originals.get(thing) ?? thing;

/** The fields of a thing that are there and cannot be read; what is decided by one of them is better not done. */
export const unreadFieldsOf = (thing: object): string[] =>
	Object.keys(rawOf(thing)).filter((name) => !Object.hasOwn(thing, name));

/**
 * Reads a response. Of what is not as expected only what the shape requires makes the whole unreadable: a field that may be missing is
 * taken for missing, and so is an item of a list that may be missing. `rawOf` still gives them.
 * @param name what the response is called in the sentence
 * @returns a CdiscountError (`unreadable`) that names the place
 */
export function parseAs<T>(shape: Validator<T>, raw: unknown, name: string): { data: T } | CdiscountError {
	const copies: Copies = new Map();
	const verdicts = new Map<string, boolean>();
	let value = raw;
	for (let pass = 0; ; pass++) {
		const result = shape.safeParse(value);
		if (result.success) {
			link(result.data, value, copies);
			return { data: result.data };
		}
		const { issues } = result.error;
		const places = issues.map(({ path }) => dispensable(shape, value, path, verdicts));
		const fatal = pass === MOST_PASSES ? 0 : places.indexOf(undefined);
		if (fatal >= 0) return fault(name, issues[fatal], value);
		value = without(value, places as Path[], copies);
	}
}

/** Reads an item of a list, so that one that cannot be read stops no other. */
export function parseItem<T>(shape: Validator<T>, raw: unknown, name: string, idName?: string): Listed<T> {
	const read = parseAs(shape, raw, name);
	if (!(read instanceof CdiscountError)) return read.data;
	const id = idName === undefined ? undefined : (raw as Record<string, unknown> | null | undefined)?.[idName];
	const isId = (typeof id === 'string' && id !== '') || typeof id === 'number';
	return new Unreadable(idName, isId ? String(id) : undefined, read.message, raw);
}

/** The shape of a list that comes at once, bare or in the usual envelope, and whose items are read one by one. */
export function listSchema<T>(shape: Validator<T>, name: string, idName?: string): Validator<Array<Listed<T>>> {
	return {
		safeParse(value) {
			const items = Array.isArray(value) ? value : (value as { items?: unknown } | null | undefined)?.items;
			if (!Array.isArray(items)) return { success: false, error: { issues: [{ path: ['items'], message: '' }] } };
			return { success: true, data: items.map((item) => parseItem(shape, item, name, idName)) };
		},
	};
}

/** The smallest part around a place that the shape can do without; undefined where there is none. */
function dispensable(
	shape: Validator<unknown>,
	value: unknown,
	path: Path,
	verdicts: Map<string, boolean>,
): Path | undefined {
	for (let end = path.length; end > 0; end--) {
		const part = path.slice(0, end);
		const kind = part.map((step) => (typeof step === 'number' ? '*' : String(step))).join('.');
		// of a list that has to be there no item is left out
		const field = typeof part[end - 1] === 'number' ? part.slice(0, -1) : part;
		const verdict = verdicts.get(kind) ?? canDoWithout(shape, value, field);
		verdicts.set(kind, verdict);
		if (verdict) return part;
	}
	return undefined;
}

function canDoWithout(shape: Validator<unknown>, value: unknown, field: Path): boolean {
	if (field.length === 0) return false;
	const result = shape.safeParse(without(value, [field], new Map()));
	return result.success || !result.error.issues.some(({ path }) => path.join('.') === field.join('.'));
}

/** A copy without these parts; only what holds them is copied. */
function without(value: unknown, places: Path[], copies: Copies): unknown {
	const root: Record<PropertyKey, unknown> = { value };
	const thinned = new Set<unknown[]>();
	for (const place of places) {
		let holder: unknown = root;
		for (const step of ['value', ...place.slice(0, -1)]) holder = ownPart(holder, step, copies);
		if (typeof holder !== 'object' || holder === null) continue;
		delete (holder as Record<PropertyKey, unknown>)[place[place.length - 1]];
		if (Array.isArray(holder)) thinned.add(holder);
	}
	for (const list of thinned) {
		const kept = Object.values(list);
		list.length = 0;
		for (const item of kept) list.push(item);
	}
	return root.value;
}

/** The part of a holder, put there as a copy that may be changed. */
function ownPart(holder: unknown, step: PropertyKey, copies: Copies): unknown {
	if (typeof holder !== 'object' || holder === null) return undefined;
	const parts = holder as Record<PropertyKey, unknown>;
	const part = parts[step];
	if (typeof part !== 'object' || part === null || copies.has(part)) return part;
	const copy: object = Array.isArray(part) ? [...(part as unknown[])] : { ...part };
	copies.set(copy, part);
	parts[step] = copy;
	return copy;
}

/** Links what was read to what was given, where they differ. */
function link(data: unknown, value: unknown, copies: Copies): void {
	const original = copies.get(value);
	if (original === undefined || typeof data !== 'object' || data === null) return;
	originals.set(data, original);
	for (const [key, part] of Object.entries(value as object)) link((data as Record<string, unknown>)[key], part, copies);
}

function fault(name: string, { path }: Issue, value: unknown): CdiscountError {
	const found = path.reduce<unknown>((part, step) => (part as Record<PropertyKey, unknown> | null)?.[step], value);
	return unreadableResponse(`${[name, ...path].map(String).join('.')} (${stateOf(found)})`);
}

function stateOf(value: unknown): string {
	if (value === undefined) return 'it is missing';
	if (value === null || value === '') return 'it is empty';
	if (Array.isArray(value)) return 'it is a list';
	return typeof value === 'object' ? 'it is an object' : `it is a ${typeof value === 'string' ? 'text' : typeof value}`;
}
