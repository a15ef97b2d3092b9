import type { TriggerEvent } from '../../sync/event';
import { sellerIndicatorBelow } from './sellerIndicatorBelow.event';

export const sellerEvents: TriggerEvent[] = [sellerIndicatorBelow];
