import type { TriggerEvent } from '../../core/polling/event';
import { bestOfferLost } from './bestOfferLost.event';
import { offerPackageFinished } from './offerPackageFinished.event';

export const offerEvents: TriggerEvent[] = [bestOfferLost, offerPackageFinished];
