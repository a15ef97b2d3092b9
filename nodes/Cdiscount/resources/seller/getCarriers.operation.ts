import { z } from 'zod';
import { asGiven } from '../../api/listed';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { labelOf, readCarriers } from '../../marketplace/seller/calls';

export const getCarriers = operation({
	name: 'Get Carriers',
	value: 'getCarriers',
	action: 'Get carriers',
	description:
		'Lists the carriers that Cdiscount knows, each once. Use the label when an order is shipped: codes are not unique. Changes nothing.',
	fields: [],
	input: z.object({}),
	async run(_input, octopia) {
		return itemsOf(await readCarriers(octopia), (carrier) => {
			const label = labelOf(carrier);
			return { ...asGiven(carrier), ...(label !== undefined && { label }) };
		});
	},
});
