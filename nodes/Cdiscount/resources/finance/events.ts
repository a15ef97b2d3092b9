import type { TriggerEvent } from '../../sync/event';
import { newPayment } from './newPayment.event';

export const financeEvents: TriggerEvent[] = [newPayment];
