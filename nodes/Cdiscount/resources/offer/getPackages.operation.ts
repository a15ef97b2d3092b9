import { collect } from '../../api/listed';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { listPackages } from '../../marketplace/offer/calls';
import { packageItem } from '../../marketplace/offer/results';
import { packageFiltersField, packageQuery } from './filters';

export const getPackages = operation({
	name: 'Get Many Packages',
	value: 'getPackages',
	action: 'Get many offer packages',
	effect: 'read',
	description: 'Lists the packages in which offers were changed, with their type, state and fate',
	fields: [...listFields, packageFiltersField, datesField],
	async run({ filters, ...input }, octopia) {
		const listed = listPackages(octopia, packageQuery(filters), limitOf(input));
		const packages = await collect(listed, (found) => String(found.packageId));
		return itemsOf(packages, (found) => packageItem(found, octopia.sellerId));
	},
});
