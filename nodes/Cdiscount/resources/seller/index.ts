import type { Resource } from '../../core/operation';
import { getAddresses } from './getAddresses.operation';
import { getCarriers } from './getCarriers.operation';
import { getDeliveryModes } from './getDeliveryModes.operation';
import { getIndicators } from './getIndicators.operation';
import { getProfile } from './getProfile.operation';
import { getSubscriptions } from './getSubscriptions.operation';

export const seller: Resource = {
	name: 'Seller',
	value: 'seller',
	operations: [getAddresses, getCarriers, getDeliveryModes, getIndicators, getProfile, getSubscriptions],
};
