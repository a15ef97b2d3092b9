import { CdiscountError, type ErrorFacts } from './errors';
import type { Wait } from './waitText';

/**
 * The error of a call that the API, or its gate here, asks to make later.
 * @param wait for how long, where that is known
 * @param nothing what became of the call, as a sentence
 */
export function throttled(
	code: 'quota' | 'rateLimited',
	wait: Wait | undefined,
	facts: ErrorFacts,
	nothing = 'Nothing was done.',
): CdiscountError {
	const known = { ...facts, waitSeconds: wait?.seconds };
	if (code === 'quota') {
		const when = wait === undefined ? 'later' : `in ${wait.words}`;
		return new CdiscountError(
			'quota',
			`The call quota of this Cdiscount client is used up; it is filled again ${when}.`,
			{
				...known,
				hint: `${nothing} Run this again after that time, or poll and read less often.`,
			},
		);
	}
	const when = wait === undefined ? '' : `: try again in ${wait.words}`;
	return new CdiscountError('rateLimited', `The marketplace asks for fewer calls at once${when}.`, {
		...known,
		hint: nothing,
	});
}
