import {
	ATTACHMENT_FORMATS,
	MAX_ATTACHMENT_BYTES,
	MAX_ATTACHMENTS,
} from '../../../nodes/Cdiscount/marketplace/message/schema.ts';
import { listOf, valueOf, type Query } from '../query.mts';

interface SubTypology {
	subTypologyCode: string;
	label: string;
	userType: 'Customer' | 'Seller';
	orderStatuses: string[];
}

const ALIVE = ['Accepted', 'InPreparation', 'Shipped', 'Delivered'];
const SENT = ['Shipped', 'Delivered'];

/** Codes of an official sample (customers') and of one client (sellers'); labels and some statuses are made up. */
const OF_ORDERS: readonly SubTypology[] = [
	customer('missingItemInProduct', 'Il manque un élément dans le produit', SENT),
	customer('missingProductsInOrder', 'Il manque des produits dans la commande', SENT),
	customer('orderCancellation', 'Annulation de la commande', ['Accepted', 'InPreparation']),
	customer('orderModification', 'Modification de la commande', ['Accepted', 'InPreparation']),
	customer('orderNotShipped', 'Commande non expédiée', ALIVE),
	customer('printReceipt', 'Demande de facture', ['Shipped', 'Delivered', 'Cancelled']),
	customer('productIsDamaged', 'Produit endommagé', SENT),
	customer('productIsNotWorking', 'Produit qui ne fonctionne pas', SENT),
	customer('wrongProductReceived', 'Mauvais produit reçu', SENT),
	customer('orderAddressChangeCdiscount', 'Changement d’adresse', ['Accepted', 'InPreparation']),
	seller('broken-product', 'Produit cassé', ALIVE),
	seller('address-incomplete', 'Adresse incomplète', ALIVE),
	seller('shipping-delay', 'Retard d’expédition', ALIVE),
];

const OF_OFFERS: readonly SubTypology[] = [customer('offerQuestion', 'Question sur l’offre', [])];

function customer(subTypologyCode: string, label: string, orderStatuses: string[]): SubTypology {
	return { subTypologyCode, label, userType: 'Customer', orderStatuses };
}

function seller(subTypologyCode: string, label: string, orderStatuses: string[]): SubTypology {
	return { ...customer(subTypologyCode, label, orderStatuses), userType: 'Seller' };
}

/** `GET /typologies`: subjects by kind of discussion (by default `order`), kind of writer and order status. */
export function typologiesFor(query: Query) {
	const code = (valueOf(query, 'typologyCode') ?? 'order').toLowerCase();
	const statuses = listOf(query, 'orderStatus');
	const userType = valueOf(query, 'userType');
	const isWanted = (candidate: SubTypology) =>
		(!userType || candidate.userType === userType) &&
		(!statuses || statuses.some((status) => candidate.orderStatuses.includes(status)));
	const kinds = [
		{ typologyCode: 'Order', label: 'Commande', all: OF_ORDERS },
		{ typologyCode: 'Offer', label: 'Offre', all: OF_OFFERS },
	].filter(({ typologyCode }) => typologyCode.toLowerCase() === code);
	return kinds.map(({ all, ...kind }) => ({ ...kind, subTypologies: all.filter(isWanted) }));
}

/** Whether a seller may open a discussion about this. */
export function isSellerSubject(subTypologyCode: string): boolean {
	return OF_ORDERS.some((known) => known.userType === 'Seller' && known.subTypologyCode === subTypologyCode);
}

/** `GET /sales-channel-configurations/{salesChannelId}`: what the channel allows; all names are project choices. */
export function configurationDocument(salesChannelId: string, sellerMayOpen: boolean) {
	return {
		salesChannelId,
		isSellerDiscussionCreationAllowed: sellerMayOpen,
		receivers: ['Customer', 'GrcOperator'],
		attachments: {
			maxCount: MAX_ATTACHMENTS,
			maxTotalSizeInBytes: MAX_ATTACHMENT_BYTES,
			fileFormats: ATTACHMENT_FORMATS,
		},
	};
}
