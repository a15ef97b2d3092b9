import { CdiscountError } from '../api/errors';

/**
 * For `catch`: the sentence of the entity for what the API does not know.
 * @param message that names what was asked for, as `There is no order "X" for the seller 98979.`
 * @param hint what to check
 * @throws CdiscountError (`notFound`), and everything else as it was thrown
 */
export function orNotFound(message: string, hint: string): (thrown: unknown) => never {
	return (thrown) => {
		if (!(thrown instanceof CdiscountError) || thrown.code !== 'notFound') throw thrown;
		throw new CdiscountError('notFound', message, { ...thrown.facts, hint });
	};
}
