import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { flag } from '../../core/checks';
import { asGiven } from '../../api/listed';
import { operation } from '../../core/operation';
import { sellerSchema, type Seller } from '../../marketplace/seller/schema';

export const getProfile = operation({
	name: 'Get Profile',
	value: 'getProfile',
	action: 'Get the profile of the shop',
	description:
		'Reads the shop behind the credential: its name, whether it is active or on holiday, and whether it accepts orders automatically. Changes nothing.',
	fields: [
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
	],
	input: z.object({ simplify: flag('Simplify', true) }),
	async run({ simplify }, octopia) {
		const seller = await octopia.read('/sellers', sellerSchema);
		return simplify ? simplified(seller, octopia.sellerId) : asGiven(seller);
	},
});

function simplified(seller: Seller, sellerId: string): IDataObject {
	return {
		sellerId: String(seller.seller_id ?? sellerId),
		login: seller.login ?? null,
		shopName: seller.shop_name ?? null,
		shopUrl: seller.shop_url ?? null,
		state: seller.seller_state ?? null,
		subState: seller.seller_sub_state ?? null,
		isOnHoliday: seller.seller_sub_state === 'Holidays',
		acceptsAutomatically: seller.auto_accept_order ?? null,
		subscriptionStep: seller.subscription_step ?? null,
		language: seller.language ?? null,
	};
}
