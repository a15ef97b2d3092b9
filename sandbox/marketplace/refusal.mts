/** Why a call was refused: field name (or rule name) → messages. */
export type Reasons = Record<string, string[]>;

/**
 * The marketplace says no. Carries what the API's problem documents carry: HTTP status, a generic title, and under
 * `errors` the real reason, as the official documentation describes them (RFC 9457).
 */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly title: string,
		readonly errors?: Reasons,
		readonly detail?: string,
	) {
		super(detail ?? Object.values(errors ?? {})[0]?.[0] ?? title);
	}
}

/** 400: a parameter or field is missing, malformed or not allowed. */
export function invalid(field: string, message: string): Refusal {
	return new Refusal(400, 'One or more validation errors occurred.', { [field]: [message] });
}

/**
 * The resource is in a state that forbids the action. The documentation also defines 409 and 422; clients have been
 * seen to receive the reason under `errors` of a 400, so the sandbox answers 400 (project choice).
 */
export function wrongState(field: string, message: string): Refusal {
	return new Refusal(400, 'One or more validation errors occurred.', { [field]: [message] });
}

export function notFound(what: string): Refusal {
	return new Refusal(404, 'Not Found', undefined, `${what} was not found.`);
}
