import '../../../engine/slept.mts';
import { listSearch } from '../../../../nodes/Cdiscount/resources/lists.ts';
import { order, ready } from '../../../engine/orders.mts';
import { look, valuesOf, type List } from '../../../engine/pickers.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';
import { closeProxies, oddly } from '../../../engine/throughProxy.mts';

jest.setTimeout(60_000);

afterEach(closeShops);
afterEach(closeProxies);

const LISTS = Object.keys(listSearch) as List[];
const token = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');

test.each([
	['signs of patterns', '.*(+[?\\'],
	['ten thousand signs', 'x1'.repeat(5_000)],
	['a list', 'A1,B2;C3|D4'],
	['an emoji of several signs', '👩‍👩‍👧 🇫🇷'],
	['half a sign', '\ud83d'],
	['markup', '<img src=x onerror=alert(1)>'],
	['signs of addresses', '../../orders?status=1&x=%00#a1'],
	['a zero sign', 'a\0b1'],
	['words of every object', '__proto__ constructor'],
])('%s find nothing and break nothing in any list', async (_what, filter) => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const parameters = order('ship', { orderId: { __rl: true, mode: 'id', value: orderId } });

	const found = [];
	for (const list of LISTS) found.push([list, (await look(list, shop.engine, parameters, filter)).results]);

	expect(found).toEqual(LISTS.map((list) => [list, []]));
});

test.each([
	['the last page there can be', token([Number.MAX_SAFE_INTEGER, null, 100])],
	['a place that is none', token({ pageIndex: 2 })],
	['a part of a page', token([1.5, 7, -1])],
	['an unknown cursor', token([2, 'gone', 100])],
	['something that is no text', 7 as never],
])('a token of %s breaks no list', async (_what, given) => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const parameters = order('ship', { orderId: { __rl: true, mode: 'id', value: orderId } });

	for (const list of LISTS) {
		const { results } = await look(list, shop.engine, parameters, '', given);
		expect([list, Array.isArray(results)]).toEqual([list, true]);
	}
});

test('blanks and signs that nobody sees are no search', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	for (const filter of [' ', '\u00a0\t', '\u200b', '\ufeff'])
		expect(valuesOf((await look('searchOrders', shop.engine, order('ship'), filter)).results)).toEqual([orderId]);
});

test('orders without names, dates, goods and money are told by what is left', async () => {
	const shop = await openShop();
	const { orderId, reference } = ready(shop, { lineCount: 1 });
	const { engine, change } = await oddly(shop);
	const bare = { billingAddress: null, purchasedAt: 'soon', createdAt: null, currencyCode: '€', totalPrice: {} };
	change('/orders', (given: { lines: object[] }) => ({
		...given,
		...bare,
		lines: given.lines.map((line) => ({
			...line,
			offer: null,
			sellingPrice: null,
			offerPrice: [],
			shippingAddress: 0,
		})),
	}));

	const { results } = await look('searchOrders', engine, order('ship'));

	expect(results).toEqual([{ name: `to ship · ${reference}`, value: orderId }]);
});

test('a list whose third page fails says so, and nothing is offered twice once it goes on', async () => {
	const shop = await openShop();
	const at = Date.now();
	const ids = Array.from({ length: 350 }, (_, index) => ready(shop, { updatedAt: at - index * 1000 }).orderId);
	const first = await look('searchOrders', shop.engine, order('ship'));
	const second = await look('searchOrders', shop.engine, order('ship'), '', first.paginationToken as string);
	const goOn = async () => await look('searchOrders', shop.engine, order('ship'), '', second.paginationToken as string);

	shop.sandbox.faults.set([{ kind: '403', path: '/orders' }]);
	await expect(goOn()).rejects.toThrow();
	shop.sandbox.faults.set([]);

	expect(valuesOf([...first.results, ...second.results, ...(await goOn()).results])).toEqual(ids.slice(0, 300));
});
