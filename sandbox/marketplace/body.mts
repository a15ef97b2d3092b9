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
