import type { Resource } from '../../core/operation';
import { createOrReplace } from './createOrReplace.operation';
import { deleteOffer } from './delete.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { getPackageResults } from './getPackageResults.operation';
import { getPackages } from './getPackages.operation';
import { update } from './update.operation';

export const offer: Resource = {
	name: 'Offer',
	value: 'offer',
	operations: [createOrReplace, deleteOffer, get, getMany, getPackages, getPackageResults, update],
};
