/** Why the marketplace did not do what it was asked to, in terms a caller can act on. */
export type ErrorCode =
	| 'credential' // the client id, the secret, the token or the seller is not accepted
	| 'quota' // the call-volume quota is used up; nothing was done
	| 'rateLimited' // too many calls at once; nothing was done
	| 'notFound' // the API does not know the order, the discussion, …
	| 'noApi' // a 404 of something before the API: a wrong address, or a call that is not offered
	| 'invalid' // the request was understood and refused
	| 'marketplaceDown' // 5xx: what became of a write is not known
	| 'noAnswer' // timeout or dropped connection: what became of a write is not known
	| 'unreachable' // the connection was never made: nothing was sent
	| 'unreadable' // a response that is not what the API is known to answer
	| 'doubled' // a write was made, and the same by another run at the same moment
	| 'outcomeUnknown'; // a write was sent, and reading back did not show that it happened

export interface ErrorFacts {
	/** HTTP status, where there was a response. */
	status?: number;
	/** What the user can do about it: one or two sentences. */
	hint?: string;
	/** How long the API asks to wait, in seconds. */
	waitSeconds?: number;
	/** Of a throttle with a known end: until when the API takes no call of this client (ms since 1970). */
	closedUntil?: number;
	/** The call was not made, because an earlier one failed for good. */
	isUntried?: boolean;
	/** The marketplace's own reference of the failed call. */
	traceId?: string;
	/** What is wrong is the shop or an address that was set, not who signs in. */
	isSetting?: boolean;
	/** To repeat it is no use before somebody has mended something: the address, the certificate. */
	isPermanent?: boolean;
}

/**
 * The marketplace (or the way to it) said no. `message` is one sentence for a seller; it never holds a token, a secret or
 * the raw response.
 */
export class CdiscountError extends Error {
	constructor(
		readonly code: ErrorCode,
		message: string,
		readonly facts: ErrorFacts = {},
	) {
		super(message);
		this.name = 'CdiscountError';
	}

	/**
	 * What n8n's errors copy of an error that they wrap. Before 2.34 they lose the cause, and would lose what the credential refused with
	 * it; `response.data` becomes their `context.data`, the description is shown.
	 */
	get response(): { data: { cdiscountError: CdiscountError } } {
		return { data: { cdiscountError: this } };
	}

	get description(): string | undefined {
		return this.facts.hint;
	}

	/** The call certainly had no effect and the API only asks to wait. */
	get isThrottle(): boolean {
		return this.code === 'quota' || this.code === 'rateLimited';
	}

	/** A write that met this may or may not have happened. */
	get leavesOutcomeOpen(): boolean {
		return ['marketplaceDown', 'noAnswer', 'unreadable'].includes(this.code);
	}
}

/** Something of our own checks: what was entered, or what is as it is, does not allow it. Nothing was sent. */
export class InputError extends CdiscountError {
	constructor(message: string, facts: ErrorFacts = {}) {
		super('invalid', message, facts);
	}
}

/** For `catch`: the CdiscountError that was thrown. @throws what is no CdiscountError: a fault of ours must not pass for the marketplace's word */
export function asCdiscountError(thrown: unknown): CdiscountError {
	if (thrown instanceof CdiscountError) return thrown;
	throw thrown;
}

/** For `catch`: what was thrown, as an error. */
export function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}
