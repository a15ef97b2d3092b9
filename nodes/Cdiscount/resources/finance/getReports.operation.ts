import { z } from 'zod';
import { wantedOf } from '../../api/listed';
import { itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { financeReportSchema } from '../../marketplace/finance/schema';

export const getReports = operation({
	name: 'Get Reports',
	value: 'getReports',
	action: 'Get tax reports',
	description: 'Lists the yearly tax reports (DAC7) of the shop. Changes nothing.',
	fields: listFields,
	input: z.object(listShape),
	async run(input, octopia) {
		const listed = octopia.list('/reports', financeReportSchema, {
			style: 'page',
			limit: limitOf(input),
			idName: 'reportId',
		});
		return itemsOf(await wantedOf(listed, () => true));
	},
});
