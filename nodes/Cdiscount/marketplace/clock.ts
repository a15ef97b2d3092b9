import type { Octopia } from '../api/client';
import { countOrders } from './order/calls';

/** The marketplace's clock, in ms since 1970 UTC; asks for something small when it has not answered yet. @throws CdiscountError */
export async function readClock(octopia: Octopia): Promise<number> {
	if (octopia.clock() === undefined) await countOrders(octopia, {});
	return octopia.clock() ?? Date.now();
}
