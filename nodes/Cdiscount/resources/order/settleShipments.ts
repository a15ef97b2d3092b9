import type { Octopia } from '../../api/client';
import { CdiscountError, InputError } from '../../api/errors';
import type { Numbered } from '../../core/operation';
import { carrierAmong, nearestCarriers, OTHER_CARRIER } from '../../marketplace/order/carrierNames';
import { closedUp, type TypedNumber } from '../../marketplace/order/parcelNumber';
import { parcelFaults } from '../../marketplace/order/sameParcel';
import { readCarrierLabels } from '../../marketplace/seller/calls';

interface TypedParcel {
	carrierName: string;
	parcelNumber: TypedNumber;
}

/** What was entered for a shipment. */
interface TypedShipment extends TypedParcel {
	orderId: string;
	lines: 'all' | 'chosen';
	additionalParcels: TypedParcel[];
	options: { ifCarrierUnknown: 'fail' | 'send' | 'other'; ifParcelNumberDoubtful: 'fail' | 'send' };
}

/**
 * Puts the marketplace's label in the place of each carrier, closes numbers up that a carrier prints in groups, and compares the parcels
 * of the run with each other.
 * @returns one shipment or CdiscountError per item, in order
 * @throws CdiscountError where the carriers cannot be read
 */
export async function settleShipments<Input extends TypedShipment>(
	items: Array<Numbered<Input>>,
	octopia: Octopia,
): Promise<Array<Input | CdiscountError>> {
	const labels = await readCarrierLabels(octopia);
	const shipments = items.map(({ input }) => settledShipment(input, labels));
	const parcels = shipments.flatMap((shipment, place) =>
		shipment instanceof CdiscountError ? [] : parcelsOf(shipment, items[place].index),
	);
	const faults = await parcelFaults(octopia, parcels);
	return shipments.map((shipment, place) => {
		const fault = faults.find((found, at) => found !== undefined && parcels[at].item === items[place].index);
		return fault ?? shipment;
	});
}

function settledShipment<Input extends TypedShipment>(input: Input, labels: string[]): Input | CdiscountError {
	const typed = [input, ...input.additionalParcels];
	const names = typed.map(({ carrierName }) => labelOf(carrierName, labels, input.options.ifCarrierUnknown));
	const fault = names.find((name) => name instanceof CdiscountError);
	if (fault !== undefined) return fault as CdiscountError;
	const [first, ...others] = typed.map(({ carrierName, parcelNumber }, place) => ({
		carrierName: names[place] as string,
		parcelNumber: { ...parcelNumber, text: closedUp(parcelNumber.text, carrierName) },
	}));
	const additionalParcels = input.additionalParcels.map((parcel, place) => ({ ...parcel, ...others[place] }));
	return { ...input, ...first, additionalParcels };
}

/** The label that is sent for what was typed. */
function labelOf(
	typed: string,
	labels: string[],
	ifUnknown: TypedShipment['options']['ifCarrierUnknown'],
): string | CdiscountError {
	const label = carrierAmong(labels, typed);
	if (label !== undefined) return label;
	if (ifUnknown === 'send') return typed;
	if (ifUnknown === 'other') return carrierAmong(labels, OTHER_CARRIER) ?? OTHER_CARRIER;
	return new InputError(`Carrier "${typed}" is not one that Cdiscount knows.${insteadOf(typed, labels)}`, {
		hint: 'Choose one from the list ("Get Carriers" gives it too), or say with the option "If Carrier Is Unknown" what to send.',
	});
}

function insteadOf(typed: string, labels: string[]): string {
	if ((typed.match(/\d/g) ?? []).length >= 5)
		return ' It looks like the number of a parcel: look whether the columns are the right ones.';
	const nearest = nearestCarriers(labels, typed).map((label) => `"${label}"`);
	return nearest.length === 0 ? '' : ` Did you mean ${nearest.join(' or ')}?`;
}

const parcelsOf = ({ orderId, lines, options, additionalParcels, ...first }: TypedShipment, item: number) =>
	[first, ...additionalParcels].map(({ parcelNumber }, place) => ({
		orderId,
		item,
		number: parcelNumber.text,
		isWhole: place === 0 && lines === 'all',
		isSure: options.ifParcelNumberDoubtful === 'send',
	}));
