import {
	addressesSchema,
	carriersSchema,
	deliveryModesSchema,
	indicatorsSchema,
	sellerSchema,
	subscriptionsSchema,
} from '../../../nodes/Cdiscount/marketplace/seller/schema.ts';
import { type Probe } from './probe.mts';

/** The seller and his configuration. */
export const SHOP: readonly Probe[] = [
	{
		path: '/sellers',
		shape: sellerSchema,
		codes: {
			seller_state: ['Activated', 'Deactivated', 'PutOnNotice'],
			seller_sub_state: ['ActiveSeller', 'Holidays', 'BannedSeller'],
			subscription_step: ['FirstConnection', 'BankReferences', 'ValidatingSubscription', 'Finished'],
		},
	},
	{ path: '/sellers/addresses', shape: addressesSchema },
	{ path: '/sellers/subscriptions', shape: subscriptionsSchema },
	{ path: '/sellers/indicators', shape: indicatorsSchema },
	{ path: '/sellers/delivery-modes', shape: deliveryModesSchema },
	{ path: '/carriers', shape: carriersSchema },
];
