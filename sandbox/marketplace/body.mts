import { invalid } from './refusal.mts';

/** A JSON object, as opposed to an array, null or a bare value. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property of a request body. The real API matches property names case-insensitively (seen in production). */
export function property(body: Record<string, unknown>, name: string): unknown {
	if (Object.hasOwn(body, name)) return body[name];
	const key = Object.keys(body).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
	return key === undefined ? undefined : body[key];
}

/** A text that must be there and not be blank. Throws a 400 that names the field. */
export function requiredText(body: Record<string, unknown>, name: string): string {
	const value = property(body, name);
	if (typeof value !== 'string' || value.trim() === '') throw invalid(name, `The ${name} field is required.`);
	return value;
}

/** A text that may be missing or null. */
export function optionalText(body: Record<string, unknown>, name: string): string | null {
	const value = property(body, name) ?? null;
	if (value !== null && typeof value !== 'string') throw invalid(name, `The ${name} field must be a text.`);
	return value;
}

export function booleanOf(body: Record<string, unknown>, name: string, fallback: boolean): boolean {
	const value = property(body, name) ?? fallback;
	if (typeof value !== 'boolean') throw invalid(name, `The ${name} field must be true or false.`);
	return value;
}

/** A request's body that must be an object. */
export function objectOf(body: unknown): Record<string, unknown> {
	if (!isObject(body)) throw invalid('$', 'The request body must be an object.');
	return body;
}
