import type { Resource } from '../core/operation';
import type { TriggerEvent } from '../core/polling/event';
import { order, orderEvents } from './order';
import { refund } from './refund';

/** Everything the Cdiscount node can do, in the order of the menu. */
export const resources: Resource[] = [order, refund];

/** Everything the Cdiscount Trigger node can wait for. */
export const events: TriggerEvent[] = [...orderEvents];
