import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../nodes/Cdiscount/core/operation.ts';

/** Field values with which operations get as far as the marketplace, by field name; what is not here keeps its default. */
export type FieldValues = Record<string, unknown>;

/** Values that pass our own checks, whatever the marketplace then says. */
export const VALID_VALUES: FieldValues = {
	orderId: 'CDISFR260902091500A1B2',
	orderLineIds: ['L1'],
	carrierName: 'Colissimo',
	parcelNumber: '6A12345678901',
	trackingUrl: 'https://www.laposte.fr/suivi?code=6A1',
	reason: 'seller-commercial-refund',
	amount: 1.5,
	limit: 3,
	discussionId: '5b1c0d',
	subject: 'Your order',
	body: 'Bonjour',
	message: 'Bonjour',
	packageId: 'P1',
	gtin: '3760000000017',
	offerId: 'OFFER-1',
	sellerExternalReference: 'SKU-1',
	sku: 'SKU-1',
	quantity: 3,
	pictures: 'https://example.com/1.jpg',
	price: 12.5,
	stock: 3,
	title: 'Chaise longue',
	description: 'Chaise longue en bois',
	brand: 'Maison',
	category: '0101010101',
	categoryCode: '0101010101',
	binaryProperty: 'data',
	invoiceNumber: 'F-1',
	paymentId: '1',
	documentId: '1',
};

/** The fields within a collection, or within the groups of a fixed one. */
export function nestedFields({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as Array<{ name: string; displayName: string; values: INodeProperties[] }>).map(
		({ values, ...group }) => ({ ...group, type: 'collection', default: {}, options: values }),
	);
}

/** The locator mode in which whatever is typed is the value. */
const typedMode = ({ modes = [] }: INodeProperties) =>
	modes.find(({ type, extractValue }) => type === 'string' && !extractValue);

/** A value for a field, in the form in which a workflow keeps it. */
export function asParameter(field: INodeProperties, value: unknown): unknown {
	return field.type === 'resourceLocator' ? { __rl: true, mode: typedMode(field)?.name ?? 'id', value } : value;
}

/** What a field holds where nothing better is known: n8n itself refuses to run with a required one that is empty. */
export function defaultValue({ default: given, required, type }: INodeProperties): unknown {
	if (type === 'resourceLocator' && !required) return '';
	if (!required || (given !== '' && typeof given !== 'object')) return given;
	if (type === 'number') return 1;
	return type === 'multiOptions' ? ['X1'] : type === 'fixedCollection' || type === 'collection' ? given : 'X1';
}

/** The parameters of an operation with good values in them. */
export function validParameters(
	resource: string,
	{ value: operation, fields }: Operation,
	good: FieldValues,
): FieldValues {
	const own = fields.map((field) => [field.name, asParameter(field, good[field.name] ?? defaultValue(field))] as const);
	return { resource, operation, ...Object.fromEntries(own) };
}
