import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';
import type { LedgerEntry } from '../../../sandbox/marketplace/ledger.mts';
import { file } from '../../engine/files.mts';
import { confirm, order, ready, refuse, ship, waiting } from '../../engine/orders.mts';
import { SELLER, type Shop } from '../../engine/shop.mts';
import { close, message, on, reply, TEXT, written } from '../../nodes/Cdiscount/resources/message/desk.mts';
import { REASON, refund, sold } from '../../nodes/Cdiscount/resources/refund/refunds.mts';

/** A thing to do once, and how the marketplace's books show it. */
interface Stage {
	parameters: INodeParameters;
	files?: IBinaryKeyData[];
	/** How often it was done. */
	effects(): number;
}

export interface Scene {
	/** The answers that show the effect, and may show it late. */
	shownBy: string;
	/** Making it again leaves everything as it is, and the marketplace allows it. */
	isHarmless?: boolean;
	stage(shop: Shop): Stage;
}

const inLedger =
	({ sandbox }: Shop, effect: LedgerEntry['effect'], isIt: (entry: LedgerEntry) => boolean) =>
	() =>
		sandbox.marketplace.ledger.find({ effect }).filter(isIt).length;

const ofOrder = (shop: Shop, effect: LedgerEntry['effect'], orderId: string) =>
	inLedger(shop, effect, (entry) => entry.orderId === orderId);

const ofDiscussion = (shop: Shop, effect: LedgerEntry['effect'], discussionId: string) =>
	inLedger(shop, effect, ({ details }) => details?.discussionId === discussionId);

const onOrder = (
	effect: LedgerEntry['effect'],
	place: (shop: Shop) => { orderId: string; lines: Array<{ orderLineId: string }> },
	form: (orderId: string, lineIds: string[]) => INodeParameters,
) => ({
	stage: (shop: Shop): Stage => {
		const { orderId, lines } = place(shop);
		const ids = lines.map(({ orderLineId }) => orderLineId);
		return { parameters: form(orderId, ids), effects: ofOrder(shop, effect, orderId) };
	},
});

const onDiscussion = (
	effect: LedgerEntry['effect'],
	form: (discussionId: string) => INodeParameters,
	prepare: (shop: Shop, discussion: ReturnType<typeof written>) => void = () => {},
) => ({
	shownBy: '/discussions**',
	stage: (shop: Shop): Stage => {
		const discussion = written(shop);
		prepare(shop, discussion);
		return { parameters: form(discussion.discussionId), effects: ofDiscussion(shop, effect, discussion.discussionId) };
	},
});

const byCode = (value: string) => ({ __rl: true, mode: 'code', value });

const reasons = { reason: byCode(REASON), options: {} };
const CANCELLATIONS = '/order-cancellation-requests**';

/** Every operation that changes something at the marketplace. */
export const scenes: Record<string, Scene> = {
	confirm: { shownBy: '/orders/*', ...onOrder('confirmed', waiting, (orderId) => confirm(orderId)) },
	refuse: { shownBy: '/orders/*', ...onOrder('refused', waiting, (orderId) => refuse(orderId)) },
	ship: { shownBy: '/orders/*', ...onOrder('shipped', ready, (orderId) => ship(orderId)) },
	cancel: {
		shownBy: CANCELLATIONS,
		...onOrder('cancellationAsked', ready, (orderId) =>
			order('cancel', { orderId, what: 'order', reason: byCode('seller-out-of-stock'), options: {} }),
		),
	},
	refundOrder: {
		shownBy: CANCELLATIONS,
		...onOrder('cancellationAsked', sold, (orderId) => refund('refundOrder', { orderId, ...reasons })),
	},
	refundLines: {
		shownBy: CANCELLATIONS,
		...onOrder('cancellationAsked', sold, (orderId, [first]) =>
			refund('refundLines', { orderId, orderLineIds: [first], ...reasons }),
		),
	},
	giveGesture: {
		shownBy: '/order-commercial-gesture-requests**',
		...onOrder('gestureAsked', sold, (orderId) =>
			refund('giveGesture', { orderId, amount: 3, reason: byCode('MissingProduct'), options: {} }),
		),
	},
	reply: onDiscussion('messageSent', (discussionId) => reply(discussionId)),
	startDiscussion: {
		shownBy: '/discussions**',
		stage: (shop) => {
			const { orderId } = ready(shop);
			const form = { orderId, topic: 'address-incomplete', subject: 'Votre adresse', text: TEXT };
			return { parameters: message('startDiscussion', form), effects: ofOrder(shop, 'discussionOpened', orderId) };
		},
	},
	closeDiscussion: {
		isHarmless: true,
		...onDiscussion('discussionClosed', (discussionId) => on('closeDiscussion', discussionId)),
	},
	reopenDiscussion: {
		isHarmless: true,
		...onDiscussion('discussionReopened', (discussionId) => on('reopenDiscussion', discussionId), close),
	},
	markAsRead: {
		shownBy: '/discussions**',
		isHarmless: true,
		stage: (shop) => {
			const { discussionId } = written(shop);
			const isRead = () =>
				shop.sandbox.marketplace.messages.one(discussionId).messages!.every(({ hasRead }) => hasRead);
			return { parameters: on('markAsRead', discussionId), effects: () => Number(isRead()) };
		},
	},
	upload: {
		shownBy: '/order-invoice-imports**',
		stage: (shop) => {
			const { orderId } = ready(shop, { status: 'Shipped' });
			const parameters = { resource: 'invoice', operation: 'upload', orderId, options: {} } as IDataObject;
			const uploads = () =>
				shop.sandbox.marketplace.invoices
					.list(SELLER)
					.items.filter(({ files }) => files.some(({ fileName }) => fileName.includes(orderId))).length;
			return {
				parameters: parameters as INodeParameters,
				files: [{ data: file(`${orderId}.pdf`, '%PDF-1.7\n%%EOF') }],
				effects: uploads,
			};
		},
	},
};
