import { asGiven } from '../../api/listed';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { readProfile } from '../../marketplace/seller/calls';
import { profileRow } from '../../marketplace/seller/facts';
import { simplifyField } from '../shared/simplifyField';

export const getProfile = operation({
	name: 'Get Profile',
	value: 'getProfile',
	action: 'Get the profile of the shop',
	effect: 'read',
	description:
		'Reads the shop behind the credential: its name, whether it is active or on holiday, and whether it accepts orders automatically',
	fields: [simplifyField, datesField],
	async run({ simplify }, octopia) {
		const seller = await readProfile(octopia);
		return simplify ? profileRow(seller, octopia.sellerId) : asGiven(seller);
	},
});
