import { flag, text, wholeNumber } from '../../core/checks';
import { collection, field } from '../../core/field';
import { writeOptionFields } from '../../core/writeOptions';

/** Where the invoice is. */
export const binaryField = field({
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input binary field that holds the invoice',
	description: 'Where the file is: a PDF, or XML in UBL 2.1; at most 10 MB',
	check: text({
		max: 100,
		advice: 'Enter the name of the binary field that holds the invoice, for example data.',
	}),
});

/** In seconds. */
const LONGEST_WAIT = 600;

/** The options of an upload. */
export const uploadOptionsField = collection({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		...writeOptionFields,
		field({
			displayName: 'Replace',
			name: 'replace',
			type: 'boolean',
			default: false,
			description: 'Whether to upload also where the order has an invoice: the new one takes its place',
			check: flag(false),
		}),
		field({
			displayName: 'Wait at Most (Seconds)',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: LONGEST_WAIT },
			default: 60,
			description:
				'How long to wait for the result; an invoice that is not through by then leaves with result "processing" and its import ID',
			check: wholeNumber(1, LONGEST_WAIT, 60),
		}),
		field({
			displayName: 'Wait for Result',
			name: 'waitForResult',
			type: 'boolean',
			default: true,
			description: 'Whether to wait until the marketplace has checked the file, and fail with its reason if it refuses',
			check: flag(true),
		}),
	],
});

/** An import that an operation is about. */
export const importField = field({
	displayName: 'Import',
	name: 'importId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The import, as "Upload" and "Upload Many" give it',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchInvoiceImports', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 5f0c1d2e3a4b5c6d7e8f9a0b' },
	],
	check: text({
		max: 80,
		without: [[/^\.{1,2}$/, 'nothing but dots']],
		advice: 'Enter the import ID that an upload gave.',
	}),
});
