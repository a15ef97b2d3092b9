import '../engine/slept.mts';
import { reply, said, TEXT, written } from '../nodes/Cdiscount/resources/message/discussions.mts';
import { givenBack, sold } from '../nodes/Cdiscount/resources/refund/refunds.mts';
import { gate } from '../proxy/odd.mts';
import { closeAll, gesture, gestureCount, openProcesses, resultsOf } from './processes.mts';

afterEach(closeAll);

const GESTURES = '/order-commercial-gesture-requests';

test('two workflows of one process give the same gesture at the same time: once', async () => {
	const { shop, proxy, one } = await openProcesses();
	const { orderId } = sold(shop);
	const slow = gate();
	proxy.add({ method: 'POST', path: `**${GESTURES}`, hold: slow.hold });

	const both = Promise.all([one.run(gesture(orderId)), one.run(gesture(orderId))]);
	await slow.arrived;
	slow.open();

	expect((await both).map(resultsOf).sort()).toEqual(['alreadyDone', 'done']);
	expect(gestureCount(shop, orderId)).toBe(1);
	expect(givenBack(shop, orderId)).toBe(3);
});

test('two processes give the same gesture at the same moment: both say that it was given twice', async () => {
	const { shop, proxy, one, other } = await openProcesses();
	const { orderId } = sold(shop);
	let arrived = 0;
	const both = gate();
	proxy.add({
		method: 'POST',
		path: `**${GESTURES}`,
		count: 2,
		hold: async () => {
			arrived += 1;
			if (arrived === 2) both.open();
			await both.hold();
		},
	});

	const ended = (await Promise.all([one.run(gesture(orderId)), other().run(gesture(orderId))])).map(resultsOf);

	expect(gestureCount(shop, orderId)).toBe(2);
	expect(ended).toEqual(
		Array(2).fill(
			`The partial refund of 3.00 EUR for order ${orderId} was made twice: another run sent the same at the same moment.`,
		),
	);
});

test.each([0, 3, 6])(
	'a lost answer, and a list that shows the gesture %d readings later: the next run gives no second one',
	async (readings) => {
		const { shop, proxy, one } = await openProcesses();
		const { orderId } = sold(shop);
		proxy.add({ method: 'POST', path: `**${GESTURES}`, ending: 'reset' });
		proxy.add({ method: 'GET', path: `**${GESTURES}`, count: 6 + readings, rewrite: () => ({ items: [] }) });
		proxy.add({
			method: 'GET',
			path: '**/commercial-gestures-available-amounts',
			count: 6,
			answer: { body: { allowableAmount: 75 } },
		});

		const first = resultsOf(await one.run(gesture(orderId)));
		const second = resultsOf(await one.run(gesture(orderId)));

		expect(first).toMatch(/^It is not known whether the partial refund/);
		expect(second).toBe('alreadyDone');
		expect(gestureCount(shop, orderId)).toBe(1);
	},
);

test('another process whose list does not show the gesture sees that the amount is gone, and asks a person', async () => {
	const { shop, proxy, one, other } = await openProcesses();
	const { orderId } = sold(shop);
	expect(resultsOf(await one.run(gesture(orderId)))).toBe('done');
	proxy.add({ method: 'GET', path: `**${GESTURES}`, count: 99, rewrite: () => ({ items: [] }) });

	expect(resultsOf(await other().run(gesture(orderId)))).toMatch(/^3\.00 EUR of what could be given back .* are gone/);
	expect(gestureCount(shop, orderId)).toBe(1);
	proxy.clear();
	expect(resultsOf(await other().run(gesture(orderId)))).toBe('alreadyDone');
});

test('two processes reply at the same moment: the customer gets it twice, and both say so', async () => {
	const { shop, proxy, one, other } = await openProcesses();
	const { discussionId } = written(shop);
	let arrived = 0;
	const both = gate();
	proxy.add({
		method: 'POST',
		path: '**/messages',
		count: 2,
		hold: async () => {
			arrived += 1;
			if (arrived === 2) both.open();
			await both.hold();
		},
	});

	const runs = await Promise.all([one.run(reply(discussionId)), other().run(reply(discussionId))]);

	expect(said(shop, discussionId)).toEqual([TEXT, TEXT]);
	expect(runs.map(resultsOf)).toEqual(
		Array(2).fill(
			`The reply in discussion ${discussionId} was made twice: another run sent the same at the same moment.`,
		),
	);
	expect(resultsOf(await one.run(reply(discussionId)))).toBe('alreadyDone');
});
