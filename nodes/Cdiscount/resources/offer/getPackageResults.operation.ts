import { flag, text } from '../../core/checks';
import { field } from '../../core/field';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { packageResults } from '../../marketplace/offer/packageResults';
import { resultRow } from '../../marketplace/offer/results';

export const getPackageResults = operation({
	name: 'Get Package Results',
	value: 'getPackageResults',
	action: 'Get the results of an offer package',
	effect: 'read',
	description:
		'Tells for every SKU of a package whether it was accepted or rejected, and why. A package that is not finished leaves as one item with the result "processing".',
	fields: [
		field({
			displayName: 'Package',
			name: 'packageId',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description: 'The package, as "Update Price and Stock", "Create or Replace" and "Delete" give it',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchOfferPackages', searchable: true },
				},
				{ displayName: 'By ID', name: 'id', type: 'string' },
			],
			check: text({
				max: 200,
				without: [[/^\.{1,2}$/, 'nothing but dots']],
				advice: 'Enter the package ID as "Update Price and Stock" or "Get Many Packages" gave it.',
			}),
		}),
		field({
			displayName: 'Rejected Only',
			name: 'rejectedOnly',
			type: 'boolean',
			default: false,
			description: 'Whether to return only the SKUs that were rejected',
			check: flag(false),
		}),
	],
	async run({ packageId, rejectedOnly }, octopia) {
		const found = await packageResults(octopia, packageId);
		if ('row' in found) return found.row;
		const rows = itemsOf(found.lines, (line) => resultRow(packageId, line));
		return rejectedOnly ? rows.filter(({ accepted }) => accepted !== true) : rows;
	},
});
