import { batchOperation } from '../../core/operation';
import { sameGtin } from '../../marketplace/gtin';
import { sheetOf } from '../../marketplace/product/sheet';
import { createProducts } from '../../marketplace/product/submission';
import { createColumns } from './createColumns';
import { createFields } from './createFields';

export const create = batchOperation({
	name: 'Create',
	value: 'create',
	action: 'Create a product',
	effect: 'irreversible',
	description:
		'Submits product sheets, all items in one package, and says for each what became of it. Safe to repeat: the same sheet sets the same data.',
	warning:
		'a sheet is shared by all sellers of its GTIN and cannot be deleted; only its creator can change it, by sending it again',
	fields: createFields,
	columns: createColumns,
	once: {
		key: ({ gtin }) => sameGtin(gtin),
		fault: ({ gtin }, items) =>
			`Items ${items.join(' and ')} have the same GTIN ${gtin}; one batch can hold a product once.`,
	},
	async runAll(inputs, octopia) {
		const submissions = inputs.map(({ options, attributes, additionalFields, ...data }) => {
			const { attributesJson, ...optional } = additionalFields;
			return {
				sheet: sheetOf({ ...data, attributes: [...attributes, ...attributesJson], optional }),
				dryRun: options.dryRun,
				waitSeconds: options.waitForReport ? options.waitSeconds : 0,
			};
		});
		return await createProducts(octopia, submissions);
	},
});
