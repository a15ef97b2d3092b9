import { z } from 'zod';
import { asGiven } from '../../api/listed';
import { operation } from '../../core/operation';
import { indicatorsSchema } from '../../marketplace/seller/schema';

export const getIndicators = operation({
	name: 'Get Indicators',
	value: 'getIndicators',
	action: 'Get the indicators of the shop',
	description:
		'Reads how Cdiscount rates the shop: orders accepted and shipped, deadlines kept, claims and refunds, as the API gives them. Changes nothing.',
	fields: [],
	input: z.object({}),
	async run(_input, octopia) {
		return asGiven(await octopia.read('/sellers/indicators', indicatorsSchema));
	},
});
