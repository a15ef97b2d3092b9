import groupBy from 'lodash/groupBy';
import uniqBy from 'lodash/uniqBy';
import type { Octopia } from '../../api/client';
import { asCdiscountError, CdiscountError, InputError } from '../../api/errors';
import { readOrder } from './calls';
import type { Order } from './schema';

/** A parcel of a run, for an order as a whole or for some of its lines. */
interface AskedParcel {
	orderId: string;
	number: string;
	/** The number of its item. */
	item: number;
	isWhole: boolean;
	/** The user said that doubtful numbers are to be sent. */
	isSure: boolean;
}

/**
 * What parcels of one run say of each other: an order goes into one parcel, and one parcel to one recipient. The orders are read where
 * several have the same number.
 * @returns the fault of each parcel, in order
 */
export async function parcelFaults(
	octopia: Octopia,
	parcels: AskedParcel[],
): Promise<Array<CdiscountError | undefined>> {
	const faults = new Map<AskedParcel, CdiscountError>();
	for (const ofOrder of Object.values(groupBy(parcels, ({ orderId }) => orderId.toLowerCase()))) {
		const shipments = uniqBy(Object.values(groupBy(ofOrder, 'item')), numbersOf);
		if (shipments.length > 1 && ofOrder.some(({ isWhole }) => isWhole))
			for (const parcel of ofOrder) faults.set(parcel, severalShipments(shipments));
	}
	const doubtful = parcels.filter((parcel) => !parcel.isSure && !faults.has(parcel));
	for (const same of Object.values(groupBy(doubtful, ({ number }) => number))) {
		const fault = await recipientFault(octopia, same);
		if (fault !== undefined) for (const parcel of same) faults.set(parcel, fault);
	}
	return parcels.map((parcel) => faults.get(parcel));
}

/** The numbers of one item's parcels. */
const numbersOf = (parcels: AskedParcel[]) => parcels.map(({ number }) => number.toLowerCase()).join(', ');

function severalShipments(shipments: AskedParcel[][]): CdiscountError {
	const [[{ orderId }]] = shipments;
	const named = shipments.map(
		(parcels) => `${parcels.map(({ number }) => number).join(', ')} (item ${parcels[0].item})`,
	);
	return new InputError(
		`Order ${orderId} would be shipped ${shipments.length} times, with ${named.join(' and ')}. On Cdiscount one parcel takes the complete order.`,
		{
			hint: 'Keep one of the numbers. Where the sales channel takes several parcels, enter the further ones in "Additional Parcels" of one item.',
		},
	);
}

/** As many orders as a person compares. */
const NAMED = 4;

/** Why parcels of one number cannot be one parcel. */
async function recipientFault(octopia: Octopia, parcels: AskedParcel[]): Promise<CdiscountError | undefined> {
	const ids = [...new Set(parcels.map(({ orderId }) => orderId.toLowerCase()))];
	if (ids.length < 2) return undefined;
	const recipients = new Map<string, string>();
	for (const id of ids) {
		if (new Set(recipients.values()).size > 1) break;
		const { orderId } = parcels.find((parcel) => parcel.orderId.toLowerCase() === id)!;
		const order = await readOrder(octopia, orderId).catch(asCdiscountError);
		// what is not there cannot be shipped, which it says itself
		if (!(order instanceof CdiscountError)) recipients.set(id, recipientOf(order));
		else if (order.code !== 'notFound') return order;
	}
	if (new Set(recipients.values()).size < 2) return undefined;
	const shown = parcels.slice(0, NAMED).map(({ orderId, item }) => `${orderId} (item ${item})`);
	const more = parcels.length > NAMED ? [`${parcels.length - NAMED} more`] : [];
	return new InputError(
		`Parcel Number "${parcels[0].number}" is given for the orders ${[...shown, ...more].join(' and ')}, which go to different recipients.`,
		{ hint: 'Give each order the number of its own parcel.' },
	);
}

/** The person and the address that an order goes to; an order without an address goes to nobody else's. */
function recipientOf({ orderId, lines }: Order): string {
	const address = lines.find(({ shippingAddress }) => shippingAddress)?.shippingAddress;
	if (!address) return orderId;
	const { firstName, lastName, companyName, addressLine1, addressLine2, postalCode, city, countryCode, pickupId } =
		address;
	return [firstName, lastName, companyName, addressLine1, addressLine2, postalCode, city, countryCode, pickupId]
		.map((part) => (part ?? '').trim().toLowerCase().replace(/\s+/g, ' '))
		.join('|');
}
