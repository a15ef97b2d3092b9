import { CdiscountError } from './errors';
import { plainText } from './plainText';

/** The sentence for an answer whose status is fine and whose content is not. */
export function unreadableResponse(what: string): CdiscountError {
	return new CdiscountError(
		'unreadable',
		`The marketplace answered something that cannot be read: ${plainText(what)}.`,
		{
			hint: 'If this goes on, a proxy or a maintenance page may answer in its place, or the API has changed.',
		},
	);
}
