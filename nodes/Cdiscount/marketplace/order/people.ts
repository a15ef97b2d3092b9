import type { Order } from './schema';

/** Who ordered: the company, or the customer by name; undefined while the marketplace names nobody. */
export function customerOf({ billingAddress, lines }: Order): string | undefined {
	const addresses = [billingAddress, ...lines.map(({ shippingAddress }) => shippingAddress)];
	for (const address of addresses) {
		const person = [address?.firstName, address?.lastName].filter(Boolean).join(' ');
		const name = address?.companyName || person;
		if (name) return name;
	}
	return undefined;
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
