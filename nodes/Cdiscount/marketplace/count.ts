import type { Octopia, Query } from '../api/client';
import { countSchema } from './schemaParts';

/**
 * How many there are.
 * @param path of the count, as `/orders/count`: it answers a bare number, or an object with `count`
 * @throws CdiscountError
 */
export async function readCount(octopia: Octopia, path: string, query: Query): Promise<number> {
	const counted = await octopia.read(path, countSchema, query);
	return typeof counted === 'number' ? counted : counted.count;
}
