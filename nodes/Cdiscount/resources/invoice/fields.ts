import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { WriteOptions } from '../../marketplace/write/writeOnce';
import { writeOptionFields, writeOptionChecks } from '../../core/writeOptions';
import { flag, text, wholeNumber } from '../../core/checks';

export const binaryProperty = text('Input Binary Field', {
	max: 100,
	advice: 'Enter the name of the binary property that holds the invoice, for example data.',
});

/** Where the invoice is. */
export const binaryField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the binary property that holds the invoice',
	description: 'The binary property with the invoice: a PDF, or XML in UBL 2.1; at most 10 MB',
};

const LONGEST_WAIT = 600;

/** What the user chose about an upload. */
export interface UploadOptions extends WriteOptions {
	replace: boolean;
	waitForResult: boolean;
	maxWait: number;
}

/** The options of an upload. */
export const uploadOptionFields: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		...writeOptionFields,
		{
			displayName: 'Maximum Wait',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: LONGEST_WAIT },
			default: 60,
			description:
				'How many seconds to wait for the result at most; an invoice that is not through by then leaves with result "processing" and its import ID',
		},
		{
			displayName: 'Replace',
			name: 'replace',
			type: 'boolean',
			default: false,
			description: 'Whether to upload also where the order has an invoice: the new one takes its place',
		},
		{
			displayName: 'Wait for Result',
			name: 'waitForResult',
			type: 'boolean',
			default: true,
			description: 'Whether to wait until the marketplace has checked the file, and fail with its reason if it refuses',
		},
	],
};

export const uploadOptions = z
	.object({
		...writeOptionChecks,
		maxWait: wholeNumber('Maximum Wait', 1, LONGEST_WAIT, 60),
		replace: flag('Replace', false),
		waitForResult: flag('Wait for Result', true),
	})
	.default({}) as unknown as z.ZodType<UploadOptions>;

/** An import that an operation is about. */
export const importField: INodeProperties = {
	displayName: 'Import ID',
	name: 'importId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 5f0c1d2e3a4b5c6d7e8f9a0b',
	description: 'The import, as "Upload" and "Upload Many" give it',
};

export const importId = text('Import ID', {
	max: 80,
	without: [[/^\.{1,2}$/, 'nothing but dots']],
	advice: 'Enter the import ID that an upload gave.',
});

/** Whether imports leave in a short form. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const simplify = flag('Simplify', true);
