import { z } from 'zod';
import type { IDataObject } from 'n8n-workflow';
import { batchOperation } from '../../core/operation';
import { createFields, createOptions } from './createFields';
import { sameGtin } from './gtin';
import { sheetOf, sheetShape } from './sheet';
import { submissionOf, submit } from '../../marketplace/product/submission';

export const create = batchOperation({
	name: 'Create',
	value: 'create',
	action: 'Create a product',
	description:
		'Submits product sheets, all items in one package, and says for each what became of it. A sheet is shared by all sellers of its GTIN and cannot be deleted; only its creator can change it, by sending it again. Sending the same again changes nothing.',
	fields: createFields,
	input: z
		.object({ ...sheetShape, options: createOptions })
		.transform(({ options, ...given }) => ({ sheet: sheetOf(given), options })),
	once: {
		key: ({ sheet }) => sameGtin(sheet.gtin),
		fault: ({ sheet }, items) =>
			`Items ${items.join(' and ')} have the same GTIN ${sheet.gtin}; one batch can hold a product once.`,
	},
	async runAll(inputs, octopia) {
		const sent = inputs.filter(({ options }) => !options.dryRun);
		const waits = sent.map(({ options }) => (options.waitForReport ? options.waitSeconds : 0));
		const sheets = sent.map(({ sheet }) => sheet);
		const results = await submit(octopia, sheets, Math.max(0, ...waits));
		const byInput = new Map(sent.map((input, place) => [input, results[place]]));
		return inputs.map((input) => byInput.get(input) ?? rehearsed(input.sheet));
	},
});

function rehearsed(sheet: ReturnType<typeof sheetOf>): IDataObject {
	const { gtin, sellerProductReference } = sheet;
	return { gtin, sellerProductReference, result: 'dryRun', request: submissionOf([sheet]) as unknown as IDataObject };
}
