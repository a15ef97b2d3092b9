import { unreadFieldsOf } from '../../api/parseResponse';
import { listText } from '../row';
import { countingLines } from './facts';
import type { Order, OrderLine } from './schema';

type Address = NonNullable<OrderLine['shippingAddress']>;

/** Where a line goes; where it does not say, as the others of its order. The API tells it from InPreparation on. */
export function addressOf(order: Order, line: OrderLine): Address | undefined {
	// one that cannot be read may be another than theirs
	if (unreadFieldsOf(line).includes('shippingAddress')) return undefined;
	return line.shippingAddress ?? commonAddress(order);
}

const commonAddress = ({ lines }: Order) =>
	lines.find(({ shippingAddress }) => shippingAddress)?.shippingAddress ?? undefined;

/** First and last name; null where there is none. */
export const nameOf = (address: Address | null | undefined): string | null =>
	listText([address?.firstName, address?.lastName], ' ');

/** Who ordered, as far as an address says it: a person, else a company. */
export function customerOf({ billingAddress, ...order }: Order): string | null {
	const shipping = commonAddress(order);
	const names = [nameOf(shipping), nameOf(billingAddress), shipping?.companyName, billingAddress?.companyName];
	return names.map((name) => name?.trim()).find(Boolean) ?? null;
}

/** Where an order goes, in one line of text; several places one after the other. Null while none is known. */
export function shipToText(order: Order): string | null {
	const places = countingLines(order).map((line) => addressText(addressOf(order, line)));
	return listText([...new Set(places)], ' | ');
}

/** All that is written on a parcel: person, company, street, town, country, pick-up point and phone. */
function addressText(address: Address | undefined): string | null {
	if (address === undefined) return null;
	const { companyName, addressLine1, addressLine2, addressLine3, postalCode, city, stateOrRegion } = address;
	const pickup = listText([address.pickupName, address.pickupId && `(${address.pickupId})`], ' ');
	return listText([
		nameOf(address),
		companyName,
		addressLine1,
		addressLine2,
		addressLine3,
		listText([postalCode, city], ' '),
		stateOrRegion,
		address.countryCode,
		pickup && `Relais: ${pickup}`,
		address.phone,
	]);
}

/** Everybody and everything that an order can be looked for by. */
export function wordsOf({ orderId, reference, billingAddress, lines }: Order): string {
	const addresses = [billingAddress, ...lines.map(({ shippingAddress }) => shippingAddress)];
	const people = addresses.flatMap((found) => [found?.firstName, found?.lastName, found?.companyName]);
	const goods = lines.flatMap(({ offer, parcels }) => [
		offer?.sellerProductId,
		offer?.productTitle,
		offer?.productGtin,
		...(parcels ?? []).map(({ parcelNumber }) => parcelNumber),
	]);
	return [orderId, reference, ...people, ...goods].filter(Boolean).join(' ');
}
