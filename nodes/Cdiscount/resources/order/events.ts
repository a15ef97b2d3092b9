import type { TriggerEvent } from '../../sync/event';
import { cancellationRequested } from './cancellationRequested.event';
import { newOrder } from './newOrder.event';
import { orderStatusChanged } from './orderStatusChanged.event';
import { orderToConfirm } from './orderToConfirm.event';
import { orderToShip } from './orderToShip.event';

export const orderEvents: TriggerEvent[] = [
	cancellationRequested,
	newOrder,
	orderStatusChanged,
	orderToConfirm,
	orderToShip,
];
