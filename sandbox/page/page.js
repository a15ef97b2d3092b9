import { callRow } from './calls.js';
import { ask, byId, element, say } from './dom.js';
import { prepareMessages, refreshMessages, showDiscussion } from './messages.js';
import { prepareOffers, refreshOffers } from './offers.js';
import { badge, orderRow } from './orders.js';
import { onTab, shownTab } from './tabs.js';

const FAULT_LABELS = {
	429: '429 too many',
	quota: '403 quota',
	500: '500 problem',
	502: '502 HTML',
	503: '503 empty',
	drop: 'drop before',
	dropAfter: 'drop after',
	hang: 'silence before',
	timeoutAfter: 'silence after',
	slow: 'slow (2 s)',
	notJson: 'HTML for JSON',
	truncatedJson: 'cut JSON',
	emptyBody: 'empty body',
	unauthorized: '401',
};

let state;
let drawn = {};

async function refresh() {
	const answer = await ask('GET', '/state?orders=100&calls=100');
	if (!answer) return;
	state = answer;
	byId('now').textContent = `${state.clock.now.slice(0, 10)} ${state.clock.now.slice(11, 19)} UTC`;
	// Minutes matter for the ages; redrawing more often would take the focus from the buttons.
	draw('orders', [state.orders, state.sellers, state.clock.now.slice(0, 16)], drawOrders);
	draw('counts', state.statusCounts, drawCounts);
	draw('shops', state.sellers, drawShops);
	draw('faults', state.faults, drawFaults);
	draw('calls', [state.callCount, state.calls], drawCalls);
	draw('toTreat', state.messageCounts, drawToTreat);
	if (shownTab() === 'messages') await refreshMessages(state);
	if (shownTab() === 'offers') await refreshOffers(state);
}

/** Draws a part only when what it shows has changed. */
function draw(part, shown, paint) {
	const key = JSON.stringify(shown);
	if (drawn[part] === key) return;
	drawn[part] = key;
	paint();
}

function drawOrders() {
	const shopNames = new Map(state.sellers.map(({ id, shopName }) => [id, shopName]));
	const now = Date.parse(state.clock.now);
	byId('orders').replaceChildren(...state.orders.map((order) => orderRow(order, now, shopNames, act)));
	byId('no-orders').hidden = state.orders.length > 0;
}

function drawCounts() {
	const counts = Object.entries(state.statusCounts);
	byId('counts').replaceChildren(...counts.map(([status, count]) => element('li', {}, badge(status), ` ${count}`)));
}

function drawToTreat() {
	const { toTreat } = state.messageCounts;
	byId('to-treat').textContent = toTreat > 0 ? String(toTreat) : '';
	byId('to-treat').title = `${toTreat} to answer`;
}

function drawShops() {
	const shops = state.sellers.map((seller) =>
		element(
			'div',
			{ className: 'shop' },
			element('span', {}, seller.shopName, element('span', { className: 'sub' }, ` ${seller.id}`)),
			element(
				'label',
				{},
				element('input', {
					type: 'checkbox',
					role: 'switch',
					checked: seller.autoAccept,
					'aria-label': `Accept orders of ${seller.shopName} automatically`,
					onchange: (event) => change('PATCH', `/sellers/${seller.id}`, { autoAccept: event.target.checked }),
				}),
				'Auto-accept',
			),
		),
	);
	byId('shops').replaceChildren(...shops);
	if (byId('shop').options.length === 0) {
		for (const select of [byId('shop'), byId('offer-shop')]) {
			const options = state.sellers.map(({ id, shopName }) => element('option', { value: id }, `${shopName} (${id})`));
			select.append(...options);
		}
	}
}

function drawFaults() {
	const active = new Map(state.faults.map((fault) => [fault.kind, fault]));
	const switches = state.faultKinds.map((kind) => {
		const left = active.get(kind)?.left;
		return element(
			'label',
			{},
			element('input', { type: 'checkbox', checked: active.has(kind), onchange: () => toggleFault(kind, active) }),
			FAULT_LABELS[kind] ?? kind,
			left ? element('span', { className: 'badge CancelRequest' }, String(left)) : null,
		);
	});
	byId('faults').replaceChildren(...switches);
}

function toggleFault(kind, active) {
	const faults = [...active.values()].map(({ left, ...rule }) => ({ ...rule, ...(left !== null && { count: left }) }));
	const path = byId('fault-path').value;
	const rule = {
		kind,
		count: Math.max(1, Number(byId('fault-count').value) || 1),
		...(path && { path }),
		...(path === '/orders' && { method: 'GET' }),
	};
	const others = faults.filter((fault) => fault.kind !== kind);
	return change('PUT', '/faults', active.has(kind) ? others : [...others, rule]);
}

function drawCalls() {
	byId('calls').replaceChildren(...state.calls.map(callRow));
	byId('call-count').textContent = `${state.callCount} so far`;
	byId('no-calls').hidden = state.calls.length > 0;
}

async function change(method, path, body) {
	const answer = await ask(method, path, body);
	drawn = {};
	await refresh();
	return answer;
}

async function act(action, order) {
	const answer = await change('POST', `/orders/${encodeURIComponent(order.orderId)}/${action}`);
	if (answer && action === 'write') showDiscussion(answer.discussionId);
}

prepareMessages(change);
prepareOffers(change);
onTab(() => void refresh());

byId('place').addEventListener('submit', async (event) => {
	event.preventDefault();
	const order = await change('POST', '/orders', { sellerId: byId('shop').value, kind: byId('kind').value });
	if (order) say(`Order ${order.orderId} placed`);
});
for (const button of document.querySelectorAll('[data-advance]')) {
	button.addEventListener('click', () => change('POST', '/clock', { advanceSeconds: Number(button.dataset.advance) }));
}
byId('revoke').addEventListener('click', async () => {
	if ((await change('POST', '/tokens/revoke')) !== undefined) say('All tokens are revoked');
});
byId('reset').addEventListener('click', () => {
	if (confirm('Forget all orders, offers, messages, calls and faults?')) void change('POST', '/reset');
});

async function keepFresh() {
	await refresh();
	setTimeout(keepFresh, 1000);
}
void keepFresh();
