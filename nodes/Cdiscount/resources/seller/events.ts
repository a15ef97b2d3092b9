import type { TriggerEvent } from '../../core/polling/event';
import { sellerIndicatorBelow } from './sellerIndicatorBelow.event';

export const sellerEvents: TriggerEvent[] = [sellerIndicatorBelow];
