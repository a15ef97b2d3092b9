import { DateTime } from 'luxon';
import { z } from 'zod';
import { knownWord, wordsNamed } from '../marketplace/words';
import type { Check } from './field';
import { advice, Fault, fault, kindOf, shortened, shown, textOf, trimmed, type TextRules } from './textCheck';

export { fault };

/**
 * Checks of fields whose messages are whole sentences: what is wrong with which field, and what to enter instead.
 * A check takes whatever an expression may yield (any type) and gives a clean value.
 */

/** Makes a check of a function: what it returns is the value, unless that is a fault. */
export function checked<T>(check: (value: unknown, label: string) => T | Fault): Check<T> {
	return (label) => schemaOf((value) => check(value, label));
}

function schemaOf<T>(check: (value: unknown) => T | Fault) {
	return z.unknown().transform((value, context): T => {
		const result = check(value);
		if (!(result instanceof Fault)) return result;
		context.addIssue({ code: 'custom', message: result.sentence, fatal: true });
		return z.NEVER;
	});
}

/** A check that goes on where another one ended. */
export function refined<T, U>(first: Check<T>, next: (found: T, label: string) => U | Fault): Check<U> {
	return (label) => {
		const before = first(label);
		return schemaOf((value): U | Fault => {
			const found = before.safeParse(value);
			return found.success ? next(found.data, label) : fault(found.error.issues[0].message);
		});
	};
}

/** The same for a field that may be left out: undefined then. */
export function whenGiven<Value>(check: Check<Value>): Check<Value | undefined> {
	return (label) => {
		const given = check(label);
		return {
			safeParse: (value) => (value === undefined ? { success: true, data: undefined } : given.safeParse(value)),
		};
	};
}

/** Text that must be there. Numbers are taken as text; what cannot be seen around it is dropped. */
export function text(rules: TextRules = {}) {
	return checked((value, label) => textOf(label, value, rules) || fault(`${label} is empty.${advice(rules)}`));
}

/** Text that may be left empty. */
export function optionalText(rules: TextRules = {}) {
	return checked((value, label) => {
		const found = textOf(label, value, rules);
		return found === '' ? undefined : found;
	});
}

/** A web address with http:// or https://, or nothing. */
export function optionalWebAddress(max: number) {
	return checked((value, label) => {
		const found = textOf(label, value, { max, without: [[/\s/, 'a space']] });
		if (found === '' || found instanceof Fault) return found === '' ? undefined : found;
		if (/^https?:\/\/[^/]/i.test(found) && URL.canParse(found)) return found;
		return fault(`${label} "${shortened(found)}" is not a web address. Start it with https://, or leave it empty.`);
	});
}

/** One of some values; case, accents and blanks do not count. */
export function choice<const Value extends string>(values: readonly Value[], otherwise: Value) {
	return checked((value, label): Value | Fault => {
		if (value === undefined || value === null || value === '') return otherwise;
		const meant = typeof value === 'string' ? knownWord(values, trimmed(value)) : undefined;
		return meant ?? fault(`${label} is ${kindOf(value)}, but it can only be ${wordsNamed(values)}.`);
	});
}

/** Yes or no; text and numbers that plainly mean one of them are understood. */
export function flag(otherwise: boolean) {
	return checked((value, label) => (isEmpty(value) ? otherwise : flagOf(label, value)));
}

/** Off where it was not chosen; where it was, an expression that gives nothing is a fault: it decides whether money moves. */
export function decidedFlag() {
	return checked((value, label) => {
		if (value === undefined) return false;
		if (!isEmpty(value)) return flagOf(label, value);
		return fault(`${label} is empty: its expression gives nothing. Make it true or false, or remove the option.`);
	});
}

function flagOf(label: string, value: unknown): boolean | Fault {
	const found = typeof value === 'object' ? '' : trimmed(String(value)).toLowerCase();
	if (['true', '1', 'yes'].includes(found)) return true;
	if (['false', '0', 'no'].includes(found)) return false;
	return fault(`${label} must be true or false, but it is ${kindOf(value)}.`);
}

/** A whole number within limits. */
export function wholeNumber(min: number, max: number, otherwise: number) {
	return checked((value, label) => {
		if (value === undefined || value === null || value === '') return otherwise;
		const found = numberOf(value);
		if (typeof found === 'number' && Number.isInteger(found) && found >= min && found <= max) return found;
		return fault(`${label} is ${shown(value)}, but it must be a whole number from ${min} to ${max}.`);
	});
}

/** A number that is not below a limit; empty means the usual one. */
export function numberFrom(min: number, otherwise: number) {
	return checked((value, label) => {
		if (isEmpty(value)) return otherwise;
		const found = numberOf(value);
		if (typeof found === 'number' && Number.isFinite(found) && found >= min) return found;
		return fault(`${label} is ${kindOf(value)}, but it must be a number from ${min} on.`);
	});
}

function numberOf(value: unknown): unknown {
	const given = typeof value === 'string' ? trimmed(value) : value;
	return typeof given === 'string' && given !== '' ? Number(given) : given;
}

/** Several texts, as a list or separated by commas; empty means none. */
export function texts(rules: TextRules = {}) {
	return checked((value, label) => {
		const parts = Array.isArray(value)
			? value
			: typeof value === 'string'
				? value.split(',')
				: value === undefined || value === null
					? []
					: [value];
		const found = parts.map((part) => textOf(label, part, rules));
		const wrong = found.find((part) => part instanceof Fault);
		return wrong instanceof Fault
			? wrong
			: found.filter((part): part is string => typeof part === 'string' && part !== '');
	});
}

/** A moment, given as ISO text, as a JavaScript date or as a luxon one. @returns UTC in ISO 8601 with `Z`, or undefined */
export function optionalMoment() {
	return checked((value, label) => {
		if (value === undefined || value === null || value === '') return undefined;
		const found = momentOf(value);
		if (!found?.isValid)
			return fault(`${label} is ${kindOf(value)}, which is not a date. Use for example 2026-11-21T08:00:00Z.`);
		return found.toUTC().toISO({ suppressMilliseconds: true }) ?? undefined;
	});
}

function momentOf(value: unknown): DateTime | undefined {
	if (DateTime.isDateTime(value)) return value;
	if (value instanceof Date) return DateTime.fromJSDate(value);
	return typeof value === 'string' ? DateTime.fromISO(trimmed(value)) : undefined;
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';
