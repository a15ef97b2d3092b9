import { listText } from '../row';
import { utc } from '../time';
import { lineActions } from './actions';
import { lineColumn as column, type LineColumn } from './column';
import {
	commissionOf,
	netCommissionOf,
	netOfCommission,
	offerTotalOf,
	priceOf,
	totalOf,
	vatOf,
	vatRateOf,
} from './lineMoney';
import { parcelTexts } from './parcelTexts';
import { bySeller } from './possible';
import { addressOf, nameOf } from './people';
import type { Order, OrderLine } from './schema';

/** What a line is called that is unique over the whole shop: the API's own ids of lines are so within their order only. */
export const rowIdOf = ({ orderId }: Order, { orderLineId }: OrderLine): string => `${orderId}/${orderLineId}`;

const OWN: LineColumn[] = [
	column('rowId', 'Row ID', 'Unique over all your orders: ID of the order and of the line', (line, order) =>
		rowIdOf(order, line),
	),
	column('orderLineId', 'ID', 'ID of the line, unique within its order', ({ orderLineId }) => orderLineId),
	column('status', 'Status', 'Status of the line, in the words of Cdiscount', ({ status }) => status),
	column('sku', 'SKU', 'Your reference of the offer', ({ offer }) => offer?.sellerProductId),
	column('title', 'Title', 'Title of the product', ({ offer }) => offer?.productTitle),
	column('gtin', 'GTIN', 'GTIN (EAN) of the product', ({ offer }) => offer?.productGtin),
	column('productId', 'Product ID', 'ID of the product', ({ offer }) => offer?.productId),
	column('offerId', 'Offer ID', 'ID of the offer', ({ offer }) => offer?.id),
	column('condition', 'Condition', 'Condition of the product', ({ offer }) => offer?.condition),
	column('quantity', 'Quantity', 'How many pieces', ({ quantity }) => quantity),
];

const MONEY: LineColumn[] = [
	column(
		'unitPrice',
		'Unit Price',
		'What the customer pays for one piece, tax included',
		(line) => priceOf(line)?.unitSalesPrice,
	),
	column(
		'shippingCost',
		'Shipping Cost',
		'Shipping of the whole line, once, tax included',
		(line) => priceOf(line)?.shippingCost,
	),
	column('total', 'Total', 'What the customer pays for the line, tax and shipping included', totalOf),
	column('vat', 'VAT', 'VAT of all pieces; that of the shipping is in it where the marketplace states it', vatOf),
	column('vatRate', 'VAT Rate', 'Rate of the VAT in percent', vatRateOf),
	column('commission', 'Commission', 'Commission of the line with VAT; of the offer price', commissionOf),
	column('commissionWithoutVat', 'Commission Without VAT', 'Commission of the line without VAT', netCommissionOf),
	column(
		'commissionRate',
		'Commission Rate',
		'Rate of the commission in percent',
		({ offerPrice }) => offerPrice?.commission?.rate,
	),
	column('netOfCommission', 'Net of Commission', 'Total minus commission, both with VAT', netOfCommission),
	column(
		'offerUnitPrice',
		'Offer Unit Price',
		'Price of your offer for one piece, tax included',
		({ offerPrice }) => offerPrice?.unitSalesPrice,
	),
	column('offerTotal', 'Offer Total', 'Total at the offer price, tax and shipping included', offerTotalOf),
];

const DELIVERY: LineColumn[] = [
	column(
		'shipBy',
		'Ship By',
		'Until when to ship the line (UTC)',
		({ delivery }, order) => utc(delivery?.shippedAtMax) ?? utc(order.shippedAtMax),
	),
	column(
		'availableActions',
		'Available Actions',
		'What you can do about the line now: confirm, refuse, ship, cancel, refund; empty where nothing',
		(line, order) => listText(lineActions(order, line)),
	),
	column('fulfilledBy', 'Fulfilled By', 'Who sends the goods: Seller or Octopia', (line) =>
		bySeller(line) ? 'Seller' : 'Octopia',
	),
	column(
		'supplyMode',
		'Supply Mode',
		'Who sends the goods, in the words of Cdiscount',
		({ offer }) => offer?.supplyMode,
	),
	column('deliveryMode', 'Delivery Mode', 'How the customer wants it delivered', ({ delivery }) => delivery?.mode),
	column('promisedFrom', 'Promised From', 'From when delivery was promised (UTC)', ({ delivery }) =>
		utc(delivery?.promisedAtMin),
	),
	column('promisedBy', 'Promised By', 'Until when delivery was promised (UTC)', ({ delivery }) =>
		utc(delivery?.promisedAtMax),
	),
	column('parcelNumbers', 'Parcel Numbers', 'Tracking numbers of the parcels', ({ parcels }) =>
		parcelTexts(parcels ?? [], 'parcelNumber'),
	),
	column('carriers', 'Carriers', 'Carriers of the parcels', ({ parcels }) => parcelTexts(parcels ?? [], 'carrierName')),
	column('trackingUrls', 'Tracking URLs', 'Where to follow the parcels', ({ parcels }) =>
		parcelTexts(parcels ?? [], 'trackingUrl'),
	),
];

/** A column of the delivery address, in the address's own words. */
const shipTo = (name: string, label: string, field: keyof NonNullable<OrderLine['shippingAddress']> & string) =>
	column(name, `Ship To ${label}`, `${label} of the delivery address, known from InPreparation on`, (line, order) => {
		return addressOf(order, line)?.[field] as string | undefined;
	});

const SHIP_TO: LineColumn[] = [
	column(
		'shipToName',
		'Ship To Name',
		'First and last name of the delivery address, known from InPreparation on',
		(line, order) => nameOf(addressOf(order, line)),
	),
	shipTo('shipToCompany', 'Company', 'companyName'),
	shipTo('shipToAddress1', 'Address 1', 'addressLine1'),
	shipTo('shipToAddress2', 'Address 2', 'addressLine2'),
	shipTo('shipToAddress3', 'Address 3', 'addressLine3'),
	shipTo('shipToPostalCode', 'Postal Code', 'postalCode'),
	shipTo('shipToCity', 'City', 'city'),
	shipTo('shipToState', 'State', 'stateOrRegion'),
	shipTo('shipToCountry', 'Country', 'countryCode'),
	shipTo('shipToPhone', 'Phone', 'phone'),
	shipTo('shipToEmail', 'Email', 'email'),
	shipTo('pickupId', 'Pickup ID', 'pickupId'),
	shipTo('pickupName', 'Pickup Name', 'pickupName'),
];

/** All columns of order lines. */
export const LINE_COLUMNS: readonly LineColumn[] = [...OWN, ...MONEY, ...DELIVERY, ...SHIP_TO];
