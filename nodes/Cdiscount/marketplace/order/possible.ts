import type { Order, OrderLine } from './schema';

/** What can be done with an order, for those who offer it and for those who do it. */

/** Statuses of an order that the seller has to answer, and of one that he can ship. */
export const TO_ANSWER: readonly string[] = ['WaitingAcceptance'];
export const TO_SHIP: readonly string[] = ['InPreparation'];

/** Statuses of a line that can go into a parcel; one whose cancellation was asked for only where it is chosen. */
const LINE_TO_SHIP: readonly string[] = ['InPreparation', 'CancelRequest'];

/** Whether the seller ships this line; where the API does not say, he does. */
export const bySeller = (line: OrderLine): boolean => (line.offer?.supplyMode ?? 'Seller') === 'Seller';

/** Whether the seller can confirm or refuse it. */
export const awaitsAnswer = ({ status }: Order): boolean => TO_ANSWER.includes(status);

/** Whether it has come so far that its lines can be shipped. */
export const isReadyToShip = ({ status }: Order): boolean => TO_SHIP.includes(status);

/** Whether the seller can put a line into a parcel, once the order is ready. */
export const isLineToShip = (line: OrderLine): boolean => bySeller(line) && LINE_TO_SHIP.includes(line.status);

/** Whether the seller can ship something of it. */
export const canBeShipped = (order: Order): boolean => isReadyToShip(order) && order.lines.some(isLineToShip);
