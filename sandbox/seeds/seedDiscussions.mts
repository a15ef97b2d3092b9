import type { Marketplace } from '../marketplace/marketplace.mts';
import type { OrderStatus } from '../marketplace/order.mts';

const HOUR = 3600_000;

interface DiscussionSeed {
	sellerId: string;
	/** About the seller's first order in this status. */
	status: OrderStatus;
	hoursAgo: number;
	subject: string;
	subTypologyCode: string;
	body: string;
	/** What the channel's customer service adds. */
	operator?: string;
	isClaim?: boolean;
}

const DISCUSSIONS: readonly DiscussionSeed[] = [
	{
		sellerId: '98979',
		status: 'Shipped',
		hoursAgo: 26,
		subject: 'Où en est mon colis ?',
		subTypologyCode: 'orderNotShipped',
		body: 'Bonjour,\nLe suivi n’a pas bougé depuis deux jours. Mon colis est-il bien parti ? Je l’attends pour un anniversaire.\nMerci d’avance, Zoé',
	},
	{
		sellerId: '98979',
		status: 'Delivered',
		hoursAgo: 45,
		subject: 'Produit reçu cassé',
		subTypologyCode: 'productIsDamaged',
		body: 'Bonjour, l’abat-jour est arrivé fêlé et le carton était enfoncé. Je souhaite être remboursée ou recevoir une pièce neuve.',
		operator: 'Bonjour, le client a ouvert une réclamation. Merci de lui proposer une solution sous 48 heures.',
		isClaim: true,
	},
	{
		sellerId: '98979',
		status: 'InPreparation',
		hoursAgo: 3,
		subject: 'Changement d’adresse',
		subTypologyCode: 'orderAddressChangeCdiscount',
		body: 'Bonjour, je déménage vendredi. Serait-il possible de livrer au 8 allée des Châtaigniers, 2e étage ? Merci beaucoup !',
	},
	{
		sellerId: '98980',
		status: 'InPreparation',
		hoursAgo: 7,
		subject: 'Compatibilité du casque',
		subTypologyCode: 'orderModification',
		body: 'Bonjour, j’hésite sur la taille : j’ai 57 cm de tour de tête. Puis-je encore passer de M à L ? Cordialement, Loïc',
	},
];

/** A few French discussions about seeded orders: questions to answer, and one claim. */
export function seedDiscussions(marketplace: Marketplace): void {
	const now = marketplace.clock.now();
	for (const { sellerId, status, hoursAgo, operator, isClaim, ...options } of DISCUSSIONS) {
		const order = marketplace.orders.search(sellerId, { status })[0];
		if (!order) continue;
		const at = now - hoursAgo * HOUR;
		const { discussionId } = marketplace.messages.customerWrites({ ...options, orderId: order.id, at });
		if (operator) marketplace.messages.operatorWrites(discussionId, { body: operator, at: at + HOUR });
		if (isClaim) marketplace.messages.escalate(discussionId);
	}
}
