import { asGiven } from '../../api/listed';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { DELIVERY_MODES } from '../../marketplace/offer/schema';
import { readDeliveryModes } from '../../marketplace/seller/calls';
import { deliveryModeRow } from '../../marketplace/seller/facts';
import { simplifyField } from '../shared/simplifyField';

export const getDeliveryModes = operation({
	name: 'Get Delivery Modes',
	value: 'getDeliveryModes',
	action: 'Get the delivery modes of the shop',
	effect: 'read',
	description:
		'Lists the delivery modes that the shop has activated, with the code that offers take now ("offerCode"). Octopia has announced the end of this list.',
	fields: [simplifyField],
	async run({ simplify }, octopia) {
		return itemsOf(await readDeliveryModes(octopia), (mode) => {
			const offerCode = offerCodeOf(mode.code);
			return simplify ? deliveryModeRow(mode, offerCode) : { ...asGiven(mode), offerCode };
		});
	},
});

/** The list is answered with the codes of the former service (measured). */
function offerCodeOf(code: string | null | undefined): string | null {
	return DELIVERY_MODES.find(({ legacyCode }) => legacyCode === code)?.code ?? code ?? null;
}
