import { optionalText } from '../../core/checks';
import { field } from '../../core/field';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { readReports } from '../../marketplace/product/calls';
import { optionalGtin } from '../shared/gtin';
import { simplifyField } from '../shared/simplifyField';
import { outcomeRow, unreportedRow } from '../../marketplace/product/reports';

export const getReport = operation({
	name: 'Get Integration Report',
	value: 'getReport',
	action: 'Get the integration report of products',
	effect: 'read',
	description:
		"Says what became of submitted products, by package or by GTIN: one item per product with its result, the marketplace's remarks and what to do. Kept for three days.",
	fields: [
		field({
			displayName: 'Package',
			name: 'packageId',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'The package that "Create" gave; may be left empty where a GTIN is given',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchProductPackages', searchable: true },
				},
				{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 3f0f7f0e-8f3e-4a52-9d0e-0a3d2f7b1c11' },
			],
			check: optionalText({ max: 64 }),
		}),
		field({
			displayName: 'GTIN',
			name: 'gtin',
			type: 'string',
			default: '',
			placeholder: 'e.g. 3701234567891',
			description: 'Only the reports on this product',
			check: optionalGtin,
		}),
		simplifyField,
		datesField,
	],
	contradiction({ packageId, gtin }) {
		if (packageId !== undefined || gtin !== undefined) return undefined;
		return 'Package and GTIN are both empty. Enter at least one of them.';
	},
	async run({ packageId, gtin, simplify }, octopia) {
		const reports = await readReports(octopia, { packageId, gtin });
		if (reports.length > 0) return itemsOf(reports, simplify ? outcomeRow : undefined);
		const message =
			'No report: the package is still being worked on, or is unknown, or its report is older than three days.';
		return unreportedRow({
			gtin: gtin ?? null,
			sellerProductReference: null,
			packageId: packageId ?? null,
			result: 'processing',
			message,
		});
	},
});
