import type { INodeParameters } from 'n8n-workflow';
import type { Effect } from '../../../sandbox/marketplace/ledger.mts';
import { confirm, order, ready, refuse, ship, waiting } from '../../engine/orders.mts';
import type { Shop } from '../../engine/shop.mts';
import { REASON, refund, sold } from '../../nodes/Cdiscount/resources/refund/refunds.mts';
import { countOrderEffects, type Scenario } from './scenario.mts';

type Placed = { orderId: string; lines: Array<{ orderLineId: string }> };

/** Something done to an order that a function places. */
const to = (
	place: (shop: Shop) => Placed,
	effect: Effect,
	form: (orderId: string, lineIds: string[]) => INodeParameters,
): Pick<Scenario, 'setUp'> => ({
	setUp: (shop) => {
		const { orderId, lines } = place(shop);
		const lineIds = lines.map(({ orderLineId }) => orderLineId);
		return { parameters: form(orderId, lineIds), effects: countOrderEffects(shop, effect, orderId) };
	},
});

const coded = (value: string) => ({ __rl: true, mode: 'code', value });

const returned = { reason: coded(REASON), options: {} };
const soldOut = { reason: coded('seller-out-of-stock'), options: {} };

/** The order itself shows by its lines what was cancelled, a second after the list of requests would. */
const cancellations = { shownBy: '/order-cancellation-requests**', shownSlowlyBy: '/order-cancellation-requests**' };

export const orderScenarios: Record<string, Scenario> = {
	confirm: { shownBy: '/orders/*', ...to(waiting, 'confirmed', (orderId) => confirm(orderId)) },
	refuse: { shownBy: '/orders/*', ...to(waiting, 'refused', (orderId) => refuse(orderId)) },
	ship: { shownBy: '/orders/*', ...to(ready, 'shipped', (orderId) => ship(orderId)) },
	cancel: {
		...cancellations,
		...to(ready, 'cancellationAsked', (orderId) => order('cancel', { orderId, what: 'order', ...soldOut })),
	},
	cancelLines: {
		...cancellations,
		...to(
			(shop) => ready(shop, { lineCount: 2 }),
			'cancellationAsked',
			(orderId, [line]) => order('cancel', { orderId, what: 'lines', orderLineIds: [line], ...soldOut }),
		),
	},
	refundOrder: {
		...cancellations,
		...to(sold, 'cancellationAsked', (orderId) => refund('refundOrder', { orderId, ...returned })),
	},
	refundLines: {
		...cancellations,
		...to(sold, 'cancellationAsked', (orderId, [line]) =>
			refund('refundLines', { orderId, orderLineIds: [line], ...returned }),
		),
	},
	// the amount that is still allowed falls at once
	giveGesture: {
		shownBy: '**commercial-gesture**',
		shownSlowlyBy: '/order-commercial-gesture-requests**',
		...to(sold, 'gestureAsked', (orderId) =>
			refund('giveGesture', { orderId, amount: 3, reason: coded('MissingProduct'), options: {} }),
		),
	},
};
