import { z } from 'zod';
import { asItems } from '../../core/listing';
import { operation } from '../../core/operation';
import { readAddresses } from './seller.api';

export const getAddresses = operation({
	name: 'Get Addresses',
	value: 'getAddresses',
	action: 'Get the addresses of the shop',
	description: 'Lists the addresses of the shop, for invoices, returns and more. Changes nothing.',
	fields: [],
	input: z.object({}),
	async run(_input, octopia) {
		return asItems(await readAddresses(octopia));
	},
});
