import { listText } from '../row';
import { utc } from '../time';
import { orderActions } from './actions';
import { orderColumn as column, type OrderColumn } from './column';
import { countingLines, factsOf } from './facts';
import { commissionOf, netCommissionOf, netOfCommission, vatOf } from './lineMoney';
import { orderOfferTotal, orderTotal, sumOfLines } from './orderMoney';
import { customerOf, nameOf, shipToText } from './people';
import { parcelTexts } from './parcelTexts';
import type { Order } from './schema';

/** "2 × LAMPE-042, 1 × BOUG-003", with no-break spaces around ×: n8n's narrow columns would put each word in a line of its own. */
const itemsText = (order: Order) =>
	countingLines(order)
		.map(({ quantity, offer, orderLineId }) => {
			return `${quantity}\u00a0×\u00a0${listText([offer?.sellerProductId]) ?? listText([offer?.productTitle]) ?? orderLineId}`;
		})
		.join(', ');

const parcelsOf = ({ lines }: Order) => lines.flatMap(({ parcels }) => parcels ?? []);

const OF_LINES = 'of the lines together, without those that were cancelled';

/** What an order is about, for everybody who reads a table of them. */
const MAIN: OrderColumn[] = [
	column('orderId', 'ID', 'ID of the order', ({ orderId }) => orderId),
	column('reference', 'Reference', 'Number that the customer sees', ({ reference }) => reference),
	column(
		'orderedAt',
		'Ordered At',
		'When the customer bought, else when the marketplace made the order (UTC)',
		(order) => utc(order.purchasedAt) ?? utc(order.createdAt),
	),
	column('status', 'Status', 'Status of the order, in the words of Cdiscount', ({ status }) => status),
	column('customer', 'Customer', 'Name of the person who gets the goods or the bill, else of the company', customerOf),
	column(
		'items',
		'Items',
		'Quantities and SKUs (no-break spaces around ×), without lines that were cancelled while others live',
		itemsText,
	),
	column('total', 'Total', 'What the customer pays, tax and shipping included, without cancelled lines', orderTotal),
	column('currency', 'Currency', 'Currency of what the customer pays (ISO 4217)', ({ currencyCode }) => currencyCode),
	column(
		'confirmBy',
		'Confirm By',
		'Until when to confirm or refuse it (UTC); empty where that is not to be done',
		(order, id) => factsOf(order, id).confirmBy,
	),
	column('shipBy', 'Ship By', 'Until when to ship it (UTC)', (order, id) => factsOf(order, id).shipBy),
	column(
		'availableActions',
		'Available Actions',
		'What you can do about it now: confirm, refuse, ship, cancel, refund; empty where nothing',
		(order) => listText(orderActions(order)),
	),
	column(
		'shipTo',
		'Ship To',
		'Name, address, pick-up point and phone in one line; several places with | between; empty until InPreparation',
		shipToText,
	),
];

const FURTHER: OrderColumn[] = [
	column('sellerId', 'Seller ID', 'ID of your shop', (order, id) => factsOf(order, id).sellerId),
	column('salesChannelId', 'Sales Channel ID', 'ID of the sales channel', ({ salesChannel }) => salesChannel?.id),
	column('salesChannel', 'Sales Channel', 'Name of the sales channel', ({ salesChannel }) => salesChannel?.name),
	column(
		'fulfilledBy',
		'Fulfilled By',
		'Who sends the goods: Seller, Octopia or Both',
		(order, id) => factsOf(order, id).fulfilledBy,
	),
	column('createdAt', 'Created At', 'When the marketplace made the order (UTC)', ({ createdAt }) => utc(createdAt)),
	column('updatedAt', 'Updated At', 'When the order last changed (UTC)', ({ updatedAt }) => utc(updatedAt)),
	column('businessOrder', 'Business Order', 'Whether a company ordered', ({ businessOrder }) => businessOrder),
	column('paymentMethod', 'Payment Method', 'How the customer paid', ({ payment }) => payment?.method),
	column(
		'customerReference',
		'Customer Reference',
		'What the marketplace calls the customer, the same in all orders',
		({ customer }) => customer?.reference,
	),
	column('vat', 'VAT', `VAT ${OF_LINES}, as far as it is stated`, (order) => sumOfLines(order, vatOf)),
	column('commission', 'Commission', `Commission with VAT, ${OF_LINES}; of the offer price`, (order) =>
		sumOfLines(order, commissionOf),
	),
	column('commissionWithoutVat', 'Commission Without VAT', `Commission without VAT, ${OF_LINES}`, (order) =>
		sumOfLines(order, netCommissionOf),
	),
	column('netOfCommission', 'Net of Commission', 'Total minus commission, both with VAT', (order) =>
		sumOfLines(order, netOfCommission),
	),
	column('offerTotal', 'Offer Total', 'Total at the offer prices, tax and shipping included', orderOfferTotal),
	column('parcelNumbers', 'Parcel Numbers', 'Tracking numbers of the parcels', (order) =>
		parcelTexts(parcelsOf(order), 'parcelNumber'),
	),
	column('carriers', 'Carriers', 'Carriers of the parcels', (order) => parcelTexts(parcelsOf(order), 'carrierName')),
	column('trackingUrls', 'Tracking URLs', 'Where to follow the parcels', (order) =>
		parcelTexts(parcelsOf(order), 'trackingUrl'),
	),
];

/** A column of the billing address, in the address's own words. */
const billing = (name: string, label: string, field: keyof NonNullable<Order['billingAddress']> & string) =>
	column(
		name,
		`Billing ${label}`,
		`${label} of the billing address`,
		({ billingAddress }) => billingAddress?.[field] as string,
	);

const BILLING: OrderColumn[] = [
	column('billingName', 'Billing Name', 'First and last name of the billing address', ({ billingAddress }) =>
		nameOf(billingAddress),
	),
	billing('billingCompany', 'Company', 'companyName'),
	billing('companyVatNumber', 'VAT Number', 'companyVatNumber'),
	billing('billingAddress1', 'Address 1', 'addressLine1'),
	billing('billingAddress2', 'Address 2', 'addressLine2'),
	billing('billingAddress3', 'Address 3', 'addressLine3'),
	billing('billingPostalCode', 'Postal Code', 'postalCode'),
	billing('billingCity', 'City', 'city'),
	billing('billingState', 'State', 'stateOrRegion'),
	billing('billingCountry', 'Country', 'countryCode'),
];

/** All columns of orders. */
export const ORDER_COLUMNS: readonly OrderColumn[] = [...MAIN, ...FURTHER, ...BILLING];

/** What a simplified order is. */
export const ORDER_ROW: readonly string[] = MAIN.map(({ name }) => name);
