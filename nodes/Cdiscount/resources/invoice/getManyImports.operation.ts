import { collect } from '../../api/listed';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { listImports } from '../../marketplace/invoice/calls';
import { importRow } from '../../marketplace/invoice/importRows';
import { simplifyField } from '../shared/simplifyField';

export const getManyImports = operation({
	name: 'Get Many Imports',
	value: 'getAllImports',
	action: 'Get many imports of invoices',
	effect: 'read',
	description: 'Lists the uploads of customer invoices, with how many files were taken, and why others were refused',
	fields: [...listFields, simplifyField, datesField],
	async run({ simplify, ...input }, octopia) {
		const imports = await collect(listImports(octopia, limitOf(input)), (one) => one.importId);
		return itemsOf(imports, simplify ? importRow : undefined);
	},
});
