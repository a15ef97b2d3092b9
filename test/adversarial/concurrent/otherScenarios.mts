import type { INodeParameters } from 'n8n-workflow';
import type { Effect } from '../../../sandbox/marketplace/ledger.mts';
import { file } from '../../engine/files.mts';
import { ready } from '../../engine/orders.mts';
import { SELLER, type Shop } from '../../engine/shop.mts';
import { upload } from '../../nodes/Cdiscount/resources/invoice/invoices.mts';
import { close, message, on, reply, TEXT, written } from '../../nodes/Cdiscount/resources/message/discussions.mts';
import { priceAndStock, stock, update } from '../../nodes/Cdiscount/resources/offer/offers.mts';
import { create, row } from '../../nodes/Cdiscount/resources/product/products.mts';
import { countEffects, countOrderEffects, type Scenario } from './scenario.mts';

const DISCUSSIONS = { shownBy: '/discussions**' };

/** Something done to a discussion that a customer began. */
const to = (
	effect: Effect,
	form: (discussionId: string) => INodeParameters,
	prepare: (shop: Shop, discussion: ReturnType<typeof written>) => void = () => {},
) => ({
	...DISCUSSIONS,
	setUp: (shop: Shop) => {
		const discussion = written(shop);
		const { discussionId } = discussion;
		prepare(shop, discussion);
		const effects = countEffects(shop, effect, ({ details }) => details?.discussionId === discussionId);
		return { parameters: form(discussionId), effects };
	},
});

const uploaded = (operation: string): Scenario => ({
	shownBy: '/order-invoice-imports**',
	// a later upload replaces the one before (documented)
	isHarmless: true,
	claims: ['done', 'alreadyDone', 'processing'],
	setUp: (shop) => {
		const { orderId } = ready(shop, { status: 'Shipped' });
		const imports = () => shop.sandbox.marketplace.invoices.list(SELLER).items;
		const isOfOrder = ({ files }: ReturnType<typeof imports>[number]) =>
			files.some(({ fileName }) => fileName.includes(orderId));
		return {
			parameters: upload({}, operation),
			items: [{ orderId }],
			files: [{ data: file('facture.pdf', '%PDF-1.7\n%%EOF') }],
			effects: () => imports().filter(isOfOrder).length,
		};
	},
});

/** So that each product is a new one. */
let products = 0;

export const otherScenarios: Record<string, Scenario> = {
	reply: to('messageSent', (discussionId) => reply(discussionId)),
	startDiscussion: {
		...DISCUSSIONS,
		setUp: (shop) => {
			const { orderId } = ready(shop);
			const form = { orderId, topic: 'address-incomplete', subject: 'Votre adresse', text: TEXT };
			return {
				parameters: message('startDiscussion', form),
				effects: countOrderEffects(shop, 'discussionOpened', orderId),
			};
		},
	},
	closeDiscussion: { isHarmless: true, ...to('discussionClosed', (id) => on('closeDiscussion', id)) },
	reopenDiscussion: { isHarmless: true, ...to('discussionReopened', (id) => on('reopenDiscussion', id), close) },
	markAsRead: {
		...DISCUSSIONS,
		isHarmless: true,
		setUp: (shop) => {
			const { discussionId } = written(shop);
			const messages = () => shop.sandbox.marketplace.messages.one(discussionId).messages ?? [];
			return {
				parameters: on('markAsRead', discussionId),
				effects: () => Number(messages().every(({ hasRead }) => hasRead)),
			};
		},
	},
	uploadInvoice: uploaded('upload'),
	uploadInvoices: uploaded('uploadMany'),
	updateOffer: {
		shownBy: '/offer-packages**',
		isHarmless: true,
		claims: ['accepted'],
		setUp: (shop) => {
			const [sku] = stock(shop, 1);
			const isSet = () => priceAndStock(shop, sku).price === 19.9;
			return { parameters: update(), items: [{ sku, price: 19.9, quantity: 7 }], effects: () => Number(isSet()) };
		},
	},
	createProduct: {
		shownBy: '/products-integration-reports**',
		isHarmless: true,
		claims: ['integrated', 'alreadyDone'],
		setUp: (shop) => {
			const items = [row((products += 1))];
			return { parameters: create(), items, effects: countEffects(shop, 'productsIntegrated', () => true) };
		},
	},
};
