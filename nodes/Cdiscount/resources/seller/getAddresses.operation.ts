import { z } from 'zod';
import { asGiven } from '../../api/listed';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { readAddresses } from '../../marketplace/seller/calls';

export const getAddresses = operation({
	name: 'Get Addresses',
	value: 'getAddresses',
	action: 'Get the addresses of the shop',
	description: 'Lists the addresses of the shop, for invoices, returns and more. Changes nothing.',
	fields: [],
	input: z.object({}),
	async run(_input, octopia) {
		return itemsOf(await readAddresses(octopia), (address) => {
			// one official table writes it with a hyphen
			const { 'zip-code': hyphenated, ...given } = asGiven(address);
			return { ...given, zip_code: given.zip_code ?? hyphenated ?? null };
		});
	},
});
