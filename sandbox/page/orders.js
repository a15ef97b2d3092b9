import { element } from './dom.js';

const money = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
const day = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', timeZone: 'UTC' });

/** Not shipped yet: the customer may still ask, and the ship-by date still counts. */
const UNSHIPPED = ['Processing', 'WaitingAcceptance', 'Accepted', 'InPreparation'];

export function badge(status) {
	return element('span', { className: `badge ${status}` }, status.replace(/([a-z])([A-Z])/g, '$1 $2'));
}

/** A row of the orders table. `act(action, order)` is called by its buttons. */
export function orderRow(order, now, shopNames, act) {
	return element(
		'tr',
		{},
		element(
			'td',
			{},
			element('div', { className: 'id' }, order.orderId),
			element('div', { className: 'sub' }, shopNames.get(order.seller.id) ?? order.seller.id),
		),
		element('td', {}, badge(order.status)),
		customerCell(order),
		element('td', {}, ...order.lines.map((line) => lineOf(line, order))),
		totalCell(order),
		element('td', { className: 'nowrap' }, age(now - Date.parse(order.createdAt))),
		shipByCell(order, now),
		element('td', {}, ...parcelsOf(order), element('div', { className: 'actions' }, ...buttons(order, act))),
	);
}

function customerCell(order) {
	const { firstName, lastName, city, companyName } = order.billingAddress;
	const pickup = order.lines[0]?.shippingAddress?.pickupName;
	const place = pickup ? `Pick-up: ${pickup}` : city;
	return element(
		'td',
		{},
		element('div', {}, companyName ?? `${firstName} ${lastName}`),
		element('div', { className: 'sub' }, companyName ? `${firstName} ${lastName}, ${place}` : place),
	);
}

/** The total, and what of it went back or is about to. */
function totalCell({ totalPrice, refunds }) {
	const { refunded, gestures, reserved } = refunds;
	const notes = [];
	if (refunded + gestures > 0) notes.push(`−${money.format(refunded + gestures)} back`);
	if (reserved > 0) notes.push(`${money.format(reserved)} asked`);
	const title = `Refunds ${money.format(refunded)}, commercial gestures ${money.format(gestures)}`;
	return element(
		'td',
		{ className: 'number', title },
		money.format(totalPrice.sellingPrice),
		...notes.map((note) => element('div', { className: 'sub back' }, note)),
	);
}

function lineOf(line, order) {
	const { sellerProductId, productTitle, supplyMode } = line.offer;
	const isGone = ['Cancelled', 'Refused', 'Rejected'].includes(line.status);
	const notes = [];
	if (line.status !== order.status) notes.push(badge(line.status));
	if (supplyMode !== 'Seller') notes.push(element('span', { className: 'badge' }, 'Octopia'));
	return element(
		'div',
		{ className: `line ${isGone ? 'gone' : ''}`, title: productTitle },
		element('span', {}, `${line.quantity} × `, element('strong', {}, sellerProductId)),
		...notes,
		element('span', { className: 'sub' }, productTitle),
	);
}

function shipByCell(order, now) {
	const isLate = UNSHIPPED.includes(order.status) && Date.parse(order.shippedAtMax) < now;
	const text = day.format(new Date(order.shippedAtMax));
	return element('td', { className: `nowrap ${isLate ? 'late' : ''}` }, text);
}

function parcelsOf(order) {
	const parcels = new Map(order.lines.flatMap(({ parcels }) => parcels).map((parcel) => [parcel.parcelNumber, parcel]));
	return [...parcels.values()].map(({ parcelNumber, carrierName }) =>
		element('div', { className: 'id' }, parcelNumber, element('span', { className: 'sub' }, ` ${carrierName}`)),
	);
}

function buttons(order, act) {
	const list = [];
	const add = (action, text) => {
		const label = `${text}, order ${order.orderId}`;
		const onclick = () => act(action, order);
		list.push(element('button', { type: 'button', className: 'small', 'aria-label': label, onclick }, text));
	};
	const isOpen = ({ status }) => status !== 'CancelRequest' && UNSHIPPED.includes(status);
	if (UNSHIPPED.includes(order.status) && order.lines.some(isOpen)) add('cancel-request', 'Customer cancels');
	const isForOctopia = ({ status, offer }) => status === 'InPreparation' && offer.supplyMode !== 'Seller';
	if (order.status === 'InPreparation' && order.lines.some(isForOctopia)) add('platform-ship', 'Octopia ships');
	if (order.status === 'Shipped') add('deliver', 'Deliver');
	add('write', 'Customer writes');
	return list;
}

export function age(milliseconds) {
	const minutes = Math.floor(milliseconds / 60_000);
	if (minutes < 1) return 'now';
	if (minutes < 60) return `${minutes} min`;
	if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
	return `${Math.floor(minutes / 1440)} d`;
}
