import { ask, byId, element } from './dom.js';
import { age, badge } from './orders.js';

const SENDERS = { Customer: 'Customer', Seller: 'Shop', GrcOperator: 'Customer service', Automatic: 'Automatic' };

let discussions = [];
let chosen;
let drawn;
let now = 0;
let shopNames = new Map();

/** Reads the discussions and draws them when they have changed. */
export async function refreshMessages({ clock, sellers }) {
	const answer = await ask('GET', '/discussions?limit=100');
	if (!answer) return;
	discussions = answer;
	now = Date.parse(clock.now);
	shopNames = new Map(sellers.map(({ id, shopName }) => [id, shopName]));
	const key = JSON.stringify([discussions, chosen, clock.now.slice(0, 16)]);
	if (key === drawn) return;
	drawn = key;
	drawList();
	drawThread();
}

/** Goes to the tab and opens the discussion. */
export function showDiscussion(discussionId) {
	chosen = discussionId;
	location.hash = '#messages';
}

export function prepareMessages(change) {
	byId('write').addEventListener('submit', async (event) => {
		event.preventDefault();
		const from = byId('write-from').value;
		const body = { from, body: byId('write-body').value };
		const answer = await change('POST', `/discussions/${current().discussionId}/messages`, body);
		if (answer) byId('write-body').value = '';
	});
	byId('escalate').addEventListener('click', () => change('POST', `/discussions/${current().discussionId}/escalate`));
}

function current() {
	return discussions.find(({ discussionId }) => discussionId === chosen) ?? discussions[0];
}

function drawList() {
	const items = discussions.map((discussion) => {
		const { discussionId, subject, sellerId, updatedAt, isOpen, messages } = discussion;
		const isChosen = discussion === current();
		const choose = () => {
			chosen = discussionId;
			drawList();
			drawThread();
		};
		return element(
			'li',
			{},
			element(
				'button',
				{ type: 'button', className: isChosen ? 'chosen' : '', 'aria-pressed': String(isChosen), onclick: choose },
				element('span', { className: 'subject' }, subject),
				element('span', { className: 'sub' }, age(now - Date.parse(updatedAt))),
				element('span', { className: 'excerpt sub' }, messages.at(-1)?.body ?? ''),
				element('span', { className: 'sub' }, shopNames.get(sellerId) ?? sellerId),
				element('span', { className: 'marks' }, ...marksOf(discussion, isOpen)),
			),
		);
	});
	byId('discussions').replaceChildren(...items);
	if (items.length === 0)
		byId('discussions').replaceChildren(element('li', { className: 'empty' }, 'No messages yet.'));
}

function marksOf({ graduation, status }, isOpen) {
	const marks = [];
	if (graduation === 'Claim') marks.push(badge('Claim'));
	if (!isOpen) marks.push(badge('Closed'));
	else if (status === 'ToTreat') marks.push(badge('ToTreat'));
	return marks;
}

function drawThread() {
	const discussion = current();
	byId('write').hidden = !discussion;
	byId('thread-head').replaceChildren();
	byId('thread').replaceChildren();
	if (!discussion) return;
	const { subject, orderSellerId, offerId, subTypologyCode, isOpen, graduation, messages } = discussion;
	byId('thread-head').append(
		element('h2', {}, subject),
		element('span', { className: 'id' }, orderSellerId ?? offerId ?? ''),
		element('span', { className: 'sub' }, ` ${subTypologyCode} `),
		...marksOf(discussion, isOpen),
	);
	byId('escalate').hidden = graduation === 'Claim';
	byId('thread').append(...messages.map(bubble));
	byId('thread').scrollTop = byId('thread').scrollHeight;
}

function bubble({ body, sender, createdAt, hasRead, attachments }) {
	const files = attachments.map(({ attachmentName }) => element('div', { className: 'id' }, `📎 ${attachmentName}`));
	const seen = sender.userType === 'Seller' ? '' : hasRead ? ', read' : ', not read';
	const when = `${createdAt.slice(0, 10)} ${createdAt.slice(11, 16)}`;
	return element(
		'li',
		{ className: `bubble ${sender.userType}` },
		element('div', { className: 'sub' }, `${SENDERS[sender.userType] ?? sender.userType}, ${when}${seen}`),
		element('div', { className: 'text' }, body),
		...files,
	);
}
