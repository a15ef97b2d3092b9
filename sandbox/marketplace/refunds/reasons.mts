import { REFUNDABLE_STATUSES } from '../../../nodes/Cdiscount/marketplace/refund/schema.ts';
import { listOf, valueOf, type Query } from '../query.mts';
import { CDISCOUNT } from '../seller.mts';

export interface CancellationReason {
	code: string;
	label: string;
	userType: 'Seller' | 'Customer';
	orderStatuses: readonly string[];
}

const BEFORE = ['Accepted', 'InPreparation'];
const AFTER = ['Shipped', 'Delivered'];

/** The one code that has been seen in the field. For which statuses is not known: it is taken for all. */
export const OBSERVED_REASON = 'seller-out-of-stock';

/** Codes are kebab-case; all but one of them, the labels and the statuses are project choices. */
export const CANCELLATION_REASONS: readonly CancellationReason[] = [
	reason(OBSERVED_REASON, 'Produit en rupture de stock', BEFORE),
	reason('seller-price-error', 'Erreur de prix', BEFORE),
	reason('seller-product-damaged', 'Produit endommagé avant l’expédition', BEFORE),
	reason('seller-customer-agreement', 'Annulation demandée par le client', BEFORE),
	reason('seller-product-returned', 'Produit retourné par le client', AFTER),
	reason('seller-parcel-lost', 'Colis perdu', AFTER),
	reason('seller-product-defective', 'Produit reçu défectueux', AFTER),
	reason('seller-commercial-refund', 'Remboursement à l’initiative du vendeur', [...REFUNDABLE_STATUSES]),
	{ ...reason('customer-changed-mind', 'Le client a changé d’avis', BEFORE), userType: 'Customer' },
];

function reason(code: string, label: string, orderStatuses: readonly string[]): CancellationReason {
	return { code, label, userType: 'Seller', orderStatuses };
}

/** `GET /cancellation-reasons`: those of a channel, a kind of user and an order status. */
export function reasonsFor(query: Query): CancellationReason[] {
	const channel = valueOf(query, 'salesChannel');
	const userType = valueOf(query, 'userType') ?? 'Seller';
	const statuses = listOf(query, 'orderStatus');
	if (channel !== undefined && channel !== CDISCOUNT && !channel.startsWith('SCID')) return [];
	return CANCELLATION_REASONS.filter(
		(candidate) =>
			candidate.userType === userType &&
			(!statuses || statuses.some((status) => candidate.orderStatuses.includes(status))),
	);
}

export interface GestureReason {
	code: string;
	label: string;
}

/** The two codes that have been seen, and some of the same family after the former interface (project choice). */
export const GESTURE_REASONS: readonly GestureReason[] = [
	{ code: 'MissingProduct', label: 'Produit manquant' },
	{ code: 'DamagedProduct', label: 'Produit endommagé' },
	{ code: 'WrongProduct', label: 'Erreur de référence, de couleur ou de taille' },
	{ code: 'LateDelivery', label: 'Retard de livraison' },
	{ code: 'ReturnFees', label: 'Frais de retour' },
	{ code: 'ShippingFees', label: 'Frais de port' },
	{ code: 'Other', label: 'Autre' },
];
