import { z } from 'zod';
import { collect } from '../../api/listed';
import { itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { listPackages } from '../../marketplace/offer/calls';
import { packageFilterFields, packageFilters } from './filters';
import { packageFacts } from '../../marketplace/offer/results';

export const getPackages = operation({
	name: 'Get Packages',
	value: 'getPackages',
	action: 'Get many offer packages',
	description: 'Lists the packages in which offers were changed, with their type, state and fate. Changes nothing.',
	fields: [...listFields, packageFilterFields],
	input: z.object({ ...listShape, filters: packageFilters }),
	async run({ filters, ...input }, octopia) {
		const packages = await collect(listPackages(octopia, filters, limitOf(input)), (found) => String(found.packageId));
		return itemsOf(packages, (found) => packageFacts(found, octopia.sellerId));
	},
});
