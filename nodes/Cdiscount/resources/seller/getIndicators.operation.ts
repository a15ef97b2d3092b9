import { asGiven } from '../../api/listed';
import { operation } from '../../core/operation';
import { readIndicators } from '../../marketplace/seller/calls';
import { indicatorsRow } from '../../marketplace/seller/facts';
import { simplifyField } from '../shared/simplifyField';

export const getIndicators = operation({
	name: 'Get Indicators',
	value: 'getIndicators',
	action: 'Get the indicators of the shop',
	effect: 'read',
	description:
		'Reads how Cdiscount rates the shop: orders accepted and shipped, deadlines kept, claims and refunds, in percent as far as is known',
	fields: [simplifyField],
	async run({ simplify }, octopia) {
		const found = await readIndicators(octopia);
		return simplify ? indicatorsRow(found) : asGiven(found);
	},
});
