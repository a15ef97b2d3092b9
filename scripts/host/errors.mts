/** A failure whose message is a complete sentence for the user: it is shown without a stack trace. */
export class PlainError extends Error {
	override name = 'PlainError';
}

/** Whether the message of this failure is meant for the user as it stands. */
export const isPlain = (error: unknown): error is PlainError => error instanceof Error && error.name === 'PlainError';
