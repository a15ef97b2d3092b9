import { ask, byId, element } from './dom.js';
import { age, badge } from './orders.js';

const money = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
const count = new Intl.NumberFormat('fr-FR');

let drawn;
let change;

/** Reads the chosen shop's offers and packages and draws them when they have changed. */
export async function refreshOffers({ clock }) {
	const sellerId = byId('offer-shop').value;
	if (!sellerId) return;
	const [offers, packages] = await Promise.all([
		ask('GET', `/offers?sellerId=${sellerId}`),
		ask('GET', `/packages?sellerId=${sellerId}`),
	]);
	if (!offers || !packages) return;
	const key = JSON.stringify([offers, packages, clock.now.slice(0, 16)]);
	if (key === drawn) return;
	drawn = key;
	const now = Date.parse(clock.now);
	byId('offers').replaceChildren(...offers.items.map((offer) => offerRow(offer, sellerId, now)));
	byId('no-offers').hidden = offers.items.length > 0;
	byId('offer-count').textContent = `${count.format(offers.total)} offers`;
	byId('packages').replaceChildren(...packages.map((one) => packageRow(one, now)));
	byId('no-packages').hidden = packages.length > 0;
}

export function prepareOffers(changeState) {
	change = changeState;
	byId('offer-shop').addEventListener('change', () => (drawn = undefined));
}

function offerRow(offer, sellerId, now) {
	const {
		sellerExternalReference: reference,
		product,
		offerState,
		quantity,
		integrationPrice,
		salesChannelFeedback,
	} = offer;
	const { bestOfferDetails, competingOffers } = salesChannelFeedback;
	const { price, originPrice } = integrationPrice;
	const struck = originPrice ? element('s', { className: 'sub' }, ` ${money.format(originPrice)}`) : null;
	const isUndercut = competingOffers.length > 0;
	const toggle = () => {
		const path = isUndercut ? '/offers/withdraw-competitors' : '/offers/undercut';
		return change('POST', path, { sellerId, reference });
	};
	const box = { type: 'checkbox', role: 'switch', checked: isUndercut, onchange: toggle };
	return element(
		'tr',
		{},
		element('td', {}, element('strong', {}, reference), element('div', { className: 'id sub' }, product.gtin)),
		element('td', {}, badge(offerState)),
		element('td', { className: `number ${quantity === 0 ? 'late' : ''}` }, count.format(quantity)),
		element('td', { className: 'number' }, money.format(price), struck),
		element('td', {}, ...bestOffer(bestOfferDetails, offerState)),
		element('td', { className: 'nowrap sub' }, age(now - Date.parse(offer.updatedAt))),
		element('td', {}, element('input', { ...box, 'aria-label': `Another seller undercuts ${reference}` })),
	);
}

function bestOffer({ isBestOffer, price, sellerName }, offerState) {
	if (offerState !== 'Active') return [element('span', { className: 'sub' }, '–')];
	if (isBestOffer) return [badge('Best')];
	return [badge('Lost'), element('span', { className: 'sub' }, ` ${sellerName}, ${money.format(price)}`)];
}

function packageRow(one, now) {
	const { packageId, state, lines, integrated, rejected, duplicated, result, problems } = one;
	const type = one.type ?? one.packageType;
	const outcome = [
		[integrated, 'integrated', 'ok'],
		[rejected, 'rejected', 'broken'],
		[duplicated, 'duplicated', 'bad'],
	].filter(([number]) => number > 0);
	const reasons = problems.map(({ sellerExternalReference, integrationStatus, results }) => {
		const why = results.map(({ resultCode, message }) => `${resultCode} ${message}`).join(', ') || integrationStatus;
		return element('div', { className: 'sub' }, element('strong', {}, sellerExternalReference), ` ${why}`);
	});
	return element(
		'tr',
		{},
		element(
			'td',
			{},
			element('strong', {}, type),
			element('div', { className: 'id sub' }, `…${packageId.slice(-8)}, ${age(now - Date.parse(one.createdAt))}`),
		),
		element('td', {}, badge(state)),
		element('td', { className: 'number' }, count.format(lines)),
		element(
			'td',
			{},
			...outcome.map(([number, name, className]) => element('span', { className }, `${count.format(number)} ${name} `)),
			result ? element('span', { className: 'broken' }, result.message) : null,
			...reasons,
		),
	);
}
