import { z } from 'zod';
import { asGiven } from '../../api/listed';
import { operation } from '../../core/operation';
import { readImport } from '../../marketplace/invoice/calls';
import { importField, importId, simplify, simplifyField } from './fields';
import { simpleImport } from '../../marketplace/invoice/imports';

export const getImport = operation({
	name: 'Get Import',
	value: 'getImport',
	action: 'Get an import of invoices',
	description:
		'Reads what became of an upload of customer invoices, file by file, with the reason where one was refused. Changes nothing.',
	fields: [importField, simplifyField],
	input: z.object({ importId, simplify }),
	async run({ importId: id, simplify: short }, octopia) {
		const found = await readImport(octopia, id);
		return short ? simpleImport(found) : asGiven(found);
	},
});
