import { asGiven } from '../../api/listed';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { DELIVERY_MODES } from '../../marketplace/offer/schema';
import { readDeliveryModes } from '../../marketplace/seller/calls';

export const getDeliveryModes = operation({
	name: 'Get Delivery Modes',
	value: 'getDeliveryModes',
	action: 'Get the delivery modes of the shop',
	effect: 'read',
	description:
		'Lists the delivery modes that the shop has activated, with the code that offers take now ("offerCode"). Octopia has announced the end of this list.',
	fields: [],
	async run(_input, octopia) {
		return itemsOf(await readDeliveryModes(octopia), (mode) => ({
			...asGiven(mode),
			offerCode: offerCodeOf(mode.code),
		}));
	},
});

/** The list is answered with the codes of the former service (measured). */
function offerCodeOf(code: string | null | undefined): string | null {
	return DELIVERY_MODES.find(({ legacyCode }) => legacyCode === code)?.code ?? code ?? null;
}
