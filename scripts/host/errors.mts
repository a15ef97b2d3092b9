/** A failure whose message is a complete sentence for the user: it is shown without a stack trace. */
export class UserError extends Error {
	override name = 'PlainError';
}

/** Whether the message of this failure is meant for the user as it stands. */
export const isUserError = (error: unknown): error is UserError =>
	error instanceof Error && error.name === 'PlainError';
