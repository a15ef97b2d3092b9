import { text } from '../../core/checks';
import { field } from '../../core/field';

/** An invoice of Octopia to the seller. */
export const invoiceField = field({
	displayName: 'Invoice',
	name: 'invoiceId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The number of an invoice of Octopia to the seller, as the Octopia seller portal shows it',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchInvoices', searchable: true },
		},
		{ displayName: 'By Number', name: 'id', type: 'string', placeholder: 'e.g. 1400178408' },
	],
	check: text({
		max: 40,
		without: [[/^\.{1,2}$/, 'nothing but dots']],
		advice: 'Enter the number of an invoice of Octopia, for example 1400178408.',
	}),
});

/** The binary property under which a document leaves. */
export const outputField = field({
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
	check: text({ max: 100, advice: 'Enter a name, for example data.' }),
});
