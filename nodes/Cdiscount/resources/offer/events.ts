import type { TriggerEvent } from '../../sync/event';
import { bestOfferLost } from './bestOfferLost.event';
import { offerPackageFinished } from './offerPackageFinished.event';

export const offerEvents: TriggerEvent[] = [bestOfferLost, offerPackageFinished];
