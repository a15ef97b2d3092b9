import { wantedOf } from '../../api/listed';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { listReports } from '../../marketplace/finance/calls';

export const getReports = operation({
	name: 'Get Many Reports',
	value: 'getReports',
	action: 'Get many tax reports',
	effect: 'read',
	description: 'Lists the yearly tax reports (DAC7) of the shop',
	fields: [...listFields, datesField],
	async run(input, octopia) {
		return itemsOf(await wantedOf(listReports(octopia, limitOf(input)), () => true));
	},
});
