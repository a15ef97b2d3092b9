import { asGiven } from '../../api/listed';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { readImport } from '../../marketplace/invoice/calls';
import { importedFileRows } from '../../marketplace/invoice/importRows';
import { simplifyField } from '../shared/simplifyField';
import { importField } from './fields';

export const getImport = operation({
	name: 'Get Import',
	value: 'getImport',
	action: 'Get an import of invoices',
	effect: 'read',
	description:
		'Reads what became of an upload of customer invoices: one item per file, with the reason where one was refused',
	fields: [importField, simplifyField, datesField],
	async run({ importId, simplify }, octopia) {
		const found = await readImport(octopia, importId);
		return simplify ? importedFileRows(found) : asGiven(found);
	},
});
