import { CATALOGUE } from './probes/catalogue.mts';
import { LEDGER } from './probes/ledger.mts';
import type { Probe } from './probes/probe.mts';
import { SHOP } from './probes/shop.mts';
import { TRADE } from './probes/trade.mts';

/** Every readable endpoint, in the order in which they are asked: answers give the ids for later ones. */
export const PROBES: readonly Probe[] = [...SHOP, ...TRADE, ...CATALOGUE, ...LEDGER];

/** Fields that are described somewhere although nothing in the package reads them; they are no news. */
export const DESCRIBED: ReadonlySet<string> = new Set([
	...['count', 'itemsPerPage', 'createdAt', 'updatedAt', 'salesChannelExternalReference'],
	...['commission', 'taxes', 'serviceFees', 'statusEvents', 'cancellationDetails', 'productAttributes'],
	...['comments', 'offerCompetition', 'salesChannelAcceptanceStatus', 'isBestOffer', 'BestOffer'],
	...['categoryReference', 'brand', 'pictures', 'products'],
	...['litigation', 'removal', 'return', 'logisticOperations', 'Available', 'Allocated', 'Blocked'],
	...['Litigation', 'Removal', 'Return', 'LogisticOperations'],
]);
