import { z } from 'zod';
import { collect } from '../../api/listed';
import { itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { listImports } from '../../marketplace/invoice/calls';
import { simplify, simplifyField } from './fields';
import { simpleImport } from '../../marketplace/invoice/imports';

export const getManyImports = operation({
	name: 'Get Many Imports',
	value: 'getAllImports',
	action: 'Get many imports of invoices',
	description: 'Lists the uploads of customer invoices and what became of each file. Changes nothing.',
	fields: [...listFields, simplifyField],
	input: z.object({ ...listShape, simplify }),
	async run({ simplify: short, ...extent }, octopia) {
		const imports = await collect(listImports(octopia, limitOf(extent)), (one) => one.importId);
		return itemsOf(imports, short ? simpleImport : undefined);
	},
});
