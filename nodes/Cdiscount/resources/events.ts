import sortBy from 'lodash/sortBy';
import type { TriggerEvent } from '../sync/event';
import { financeEvents } from './finance/events';
import { messageEvents } from './message/events';
import { offerEvents } from './offer/events';
import { orderEvents } from './order/events';
import { sellerEvents } from './seller/events';

/** Everything the Cdiscount Trigger node can wait for, in the order of the menu. */
export const events: TriggerEvent[] = sortBy(
	[...financeEvents, ...messageEvents, ...offerEvents, ...orderEvents, ...sellerEvents],
	'name',
);
