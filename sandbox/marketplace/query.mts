import lodash from 'lodash';
import { DateTime } from 'luxon';

import { invalid } from './refusal.mts';

/** Query parameters by lower-case name; a parameter given twice is joined by commas. */
export type Query = Record<string, string>;

export type Predicate<T> = (record: T) => boolean;

/** The parameter's value, or undefined when it is missing or empty. */
export function valueOf(query: Query, name: string): string | undefined {
	return query[name.toLowerCase()] || undefined;
}

/** The parts of a comma list; undefined when the parameter is missing. */
export function listOf(query: Query, name: string): string[] | undefined {
	return valueOf(query, name)
		?.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

/** A whole number from 1 to max. Throws a 400 that names the parameter. */
export function integer(query: Query, name: string, fallback: number, max = Number.MAX_SAFE_INTEGER): number {
	const value = valueOf(query, name);
	if (value === undefined) return fallback;
	const number = Number(value);
	if (!/^\d+$/.test(value) || number < 1 || number > max) throw notValid(name, value);
	return number;
}

/** An ISO 8601 date in milliseconds; without an offset it is read as UTC (project choice). */
export function instant(query: Query, name: string): number | undefined {
	const value = valueOf(query, name);
	if (value === undefined) return undefined;
	const date = DateTime.fromISO(value, { zone: 'utc' });
	if (!date.isValid) throw notValid(name, value);
	return date.toMillis();
}

/** `true` or `false`, in any case. */
export function flag(query: Query, name: string): boolean | undefined {
	const value = valueOf(query, name)?.toLowerCase();
	return value === undefined ? undefined : oneOf(name, value, ['true', 'false']) === 'true';
}

export function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
	if (!(allowed as readonly string[]).includes(value)) throw notValid(name, value);
	return value as T;
}

/** Values of an enum as a comma list; an unknown one is refused. */
export function someOf<T extends string>(query: Query, name: string, allowed: readonly T[]): T[] | undefined {
	return listOf(query, name)?.map((value) => oneOf(name, value, allowed));
}

/** A test that the record has this very value; undefined when the parameter is missing. */
export function equal<T>(query: Query, name: string, read: (record: T) => string | null): Predicate<T> | undefined {
	const value = valueOf(query, name);
	return value === undefined ? undefined : (record) => read(record) === value;
}

/** Tests for `{name}Min` and `{name}Max`, both inclusive (project choice). */
export function range<T>(query: Query, name: string, read: (record: T) => number | undefined): Array<Predicate<T>> {
	const min = instant(query, `${name}Min`);
	const max = instant(query, `${name}Max`);
	const tests: Array<Predicate<T>> = [];
	if (min !== undefined) tests.push((record) => (read(record) ?? -Infinity) >= min);
	if (max !== undefined) tests.push((record) => (read(record) ?? Infinity) <= max);
	return tests;
}

/** The records that pass every test there is. */
export function filtered<T>(records: readonly T[], tests: Array<Predicate<T> | undefined>): T[] {
	const wanted = tests.filter((test) => test !== undefined);
	return records.filter((record) => wanted.every((test) => test(record)));
}

/**
 * `sort=updatedAt`, or `sort=asc:updatedAt` as one client sends it. `desc` is a text: the fields to sort in descending
 * order, or `true`. By default the first key, ascending (project choice). Keys are in lower case.
 */
export function sorted<T>(records: readonly T[], query: Query, keys: Record<string, (record: T) => unknown>): T[] {
	const descending = (query.desc ?? '').toLowerCase().split(',');
	const fields = (query.sort || Object.keys(keys)[0]!).split(',').map((part) => {
		const [, direction, name] = /^(?:(asc|desc):)?(.*)$/i.exec(part.trim())!;
		const key = name!.toLowerCase();
		if (!Object.hasOwn(keys, key)) throw notValid('sort', name!);
		const isDescending = direction?.toLowerCase() === 'desc' || descending.includes(key) || descending.includes('true');
		return { key, isDescending };
	});
	return lodash.orderBy(
		records,
		fields.map(({ key }) => keys[key]!),
		fields.map(({ isDescending }) => (isDescending ? 'desc' : 'asc')),
	);
}

function notValid(name: string, value: string) {
	return invalid(name, `The value '${value}' is not valid.`);
}
