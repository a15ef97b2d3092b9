import { z } from 'zod';
import { CdiscountError } from '../../api/errors';
import { flag, text } from '../../core/checks';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { readPackage, readResults, stateOf } from '../../marketplace/offer/calls';
import { integrated, processing, rejectedPackage } from '../../marketplace/offer/results';

const packageId = text('Package ID', {
	max: 200,
	without: [[/^\.{1,2}$/, 'nothing but dots']],
	advice: 'Enter the package ID as "Update Price and Stock" or "Get Packages" gave it.',
});

const NOT_KEPT = 'The marketplace keeps results for 3 days. What the offers are like now is told by "Get Many".';

function asGone(thrown: unknown): never {
	if (!(thrown instanceof CdiscountError) || thrown.code !== 'notFound') throw thrown;
	throw new CdiscountError('notFound', 'The results of this package cannot be read any more.', {
		...thrown.facts,
		hint: NOT_KEPT,
	});
}

export const getPackageResults = operation({
	name: 'Get Package Results',
	value: 'getPackageResults',
	action: 'Get the results of an offer package',
	description:
		'Tells for every SKU of a package whether it was accepted or rejected, and why. A package that is not finished leaves as one item with the result "processing". Changes nothing.',
	fields: [
		{
			displayName: 'Package ID',
			name: 'packageId',
			type: 'string',
			default: '',
			required: true,
			description: 'As a change of offers returned it',
		},
		{
			displayName: 'Rejected Only',
			name: 'rejectedOnly',
			type: 'boolean',
			default: false,
			description: 'Whether to return only the SKUs that were rejected',
		},
	],
	input: z.object({ packageId, rejectedOnly: flag('Rejected Only', false) }),
	async run({ packageId, rejectedOnly }, octopia) {
		const found = await readPackage(octopia, packageId);
		const state = stateOf(found);
		if (state === 'Rejected') return rejectedPackage(packageId, found);
		if (state !== 'Integrated')
			return processing(null, packageId, `The package is ${found.state ?? found.status ?? 'in no known state'}.`);
		const results = await readResults(octopia, packageId).catch(asGone);
		const rows = itemsOf(results, (result) => integrated(packageId, result));
		return rejectedOnly ? rows.filter(({ accepted }) => accepted !== true) : rows;
	},
});
