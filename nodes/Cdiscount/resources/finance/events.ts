import type { TriggerEvent } from '../../core/polling/event';
import { newPayment } from './newPayment.event';

export const financeEvents: TriggerEvent[] = [newPayment];
