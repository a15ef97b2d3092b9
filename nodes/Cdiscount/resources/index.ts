import type { Resource } from '../core/operation';
import type { TriggerEvent } from '../core/polling/event';
import { order, orderEvents } from './order';

/** Everything the Cdiscount node can do, in the order of the menu. */
export const resources: Resource[] = [order];

/** Everything the Cdiscount Trigger node can wait for. */
export const events: TriggerEvent[] = [...orderEvents];
