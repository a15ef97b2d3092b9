import type { TriggerEvent } from '../../sync/event';
import { newClaim } from './newClaim.event';
import { newMessage } from './newMessage.event';

export const messageEvents: TriggerEvent[] = [newClaim, newMessage];
