import type { INodeProperties } from 'n8n-workflow';
import {
	deaTax,
	deliveryModes,
	dryRun,
	ecotax,
	maximumQuantity,
	minimumPrice,
	originPrice,
	preparationTime,
	safetyStock,
	vat,
	vatNotation,
	waitAtMost,
	waitForResult,
} from './fields';

export const updateOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		deaTax,
		deliveryModes,
		dryRun,
		ecotax,
		maximumQuantity,
		minimumPrice,
		{
			displayName: 'Only Changed',
			name: 'onlyChanged',
			type: 'boolean',
			default: false,
			description:
				'Whether to read the present offers first and send only where price, origin price or quantity differ. Other options that are set are always sent.',
		},
		originPrice,
		preparationTime,
		safetyStock,
		vat,
		vatNotation,
		waitAtMost,
		waitForResult,
	],
};
