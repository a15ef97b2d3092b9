/** Cdiscount France, the only sales channel on which sellers accept or refuse orders (official documentation). */
export const CDISCOUNT = 'CDISFR';

/** A product of a seller's catalogue. Price in euros, VAT included. */
export interface Product {
	sku: string;
	title: string;
	gtin: string;
	price: number;
	/** How many the seller has. */
	stock: number;
}

export interface Seller {
	id: string;
	shopName: string;
	login: string;
	email: string;
	/** New orders are accepted without asking. */
	autoAccept: boolean;
	catalogue: readonly Product[];
}

/** The seller as `GET /sellers` shows it: snake_case, unlike orders (official documentation, measured for its family). */
export function sellerDocument(seller: Seller) {
	return {
		seller_id: Number(seller.id),
		login: seller.login,
		api_login: `${seller.login}-api`,
		creation_date: '2021-03-15T09:00:00Z',
		last_update_date: '2026-01-12T14:30:00Z',
		shop_name: seller.shopName,
		shop_url: `https://www.cdiscount.com/mpv-${seller.id}`,
		siret_number: '00000000000000',
		email: seller.email,
		seller_state: 'Activated',
		seller_sub_state: 'ActiveSeller',
		subscription_step: 'Finished',
		auto_accept_order: seller.autoAccept,
		language: 'fr-FR',
		delivery_modes: { href: '/sellers/delivery-modes' },
		subscription: { href: '/sellers/subscriptions' },
	};
}

/** `GET /sellers/subscriptions`: Cdiscount, and where the shop has sold else; the values of status and action are a project choice. */
export function subscriptionsDocument(seller: Seller, soldOn: string[] = []) {
	const items = [...new Set([CDISCOUNT, ...soldOn])].map((salesChannelId, index) => ({
		subscription_id: Number(seller.id) + 1_000_000 + index,
		sales_channel_id: salesChannelId,
		status: 'Active',
		action: 'None',
		offer_submission_currency: 'EUR',
		seller_payment_currency: 'EUR',
	}));
	return { count: items.length, items };
}

/** `GET /sellers/delivery-modes`: deprecated, but still answered with the two legacy codes (measured). */
export function deliveryModesDocument() {
	const mode = (code: string, name: string) => ({
		code,
		name,
		delivery_delay: 4,
		is_express_delivery: false,
		more_than30_kg_product: false,
	});
	const items = [mode('TRK', 'Envoi Suivi'), mode('REG', 'Recommandé')];
	return { count: items.length, items };
}
