import { setTimeout as pause } from 'node:timers/promises';
import type { FaultRule } from '../../sandbox/http/faults.mts';
import { Watcher } from './deliveries.mts';
import { startTestDemo, eventually, FIRST_START, type TestDemo } from './demo.mts';

const SELLER = '98979';
const ORDERS = 2000;
const MESSAGES = 500;
const BURSTS = 8;
/** Longer than the attempts that n8n makes when it starts a trigger (15 s). */
const OUTAGE = 25_000;

/** Of ten calls one fails, and some are slow. */
const TROUBLE: FaultRule[] = [
	{ kind: '429', probability: 0.02, retryAfter: 1 },
	{ kind: 'quota', probability: 0.02, retryAfter: 2 },
	{ kind: '500', probability: 0.02 },
	{ kind: '502', probability: 0.02 },
	{ kind: 'drop', probability: 0.02 },
	{ kind: 'slow', probability: 0.1, ms: 1500 },
];
/** Nothing answers, the sign-in service neither. */
const DOWN: FaultRule[] = [
	{ kind: '503', probability: 1 },
	{ kind: '503', probability: 1, path: '**/token' },
];

let demo: TestDemo;
let toShip: Watcher;
let newMessages: Watcher;

beforeAll(async () => {
	demo = await startTestDemo({ templates: false });
	[toShip, newMessages] = [await Watcher.publish(demo, 'orderToShip'), await Watcher.publish(demo, 'newMessage')];
}, FIRST_START);
afterAll(async () => await demo?.close(), 60_000);

const orderIds: string[] = [];
const messageIds: string[] = [];
const discussions: string[] = [];
const kills: number[] = [];

function placeOrders(count: number): void {
	for (let index = 0; index < count; index++)
		orderIds.push(
			demo.sandbox.marketplace.placeOrder({ sellerId: SELLER, status: 'InPreparation', lineCount: 1 }).orderId,
		);
}

/** In turn: a first message, a second one in the same discussion, and one after which the seller has answered others. */
function writeMessages(count: number): void {
	const { messages } = demo.sandbox.marketplace;
	for (let index = 0; index < count; index++) {
		const isNew = index % 3 === 0 || discussions.length < 3;
		const about = isNew ? { orderId: orderIds[discussions.length] } : { discussionId: discussions.at(-(index % 3)) };
		const { discussionId, message } = messages.customerWrites(about);
		if (isNew) discussions.push(discussionId);
		messageIds.push(String(message.messageId));
		if (index % 6 === 5)
			messages.reply(SELLER, { discussionId, body: 'Bonjour, nous regardons.', receiver: 'Customer' });
	}
}

async function killAndStart(): Promise<void> {
	kills.push(Date.now());
	process.kill(demo.n8n.process.pid!, 'SIGKILL');
	await demo.n8n.process.gone();
	await demo.n8n.process.start();
}

/** What is still missing of what the marketplace holds. */
async function missing(): Promise<string[]> {
	const delivered = new Set(
		[...(await toShip.collect()), ...(await newMessages.collect())].map(({ eventId }) => eventId),
	);
	const expected = [...orderIds.map((id) => `orderToShip:${id}`), ...messageIds.map((id) => `newMessage:${id}`)];
	return expected.filter((eventId) => !delivered.has(eventId));
}

/** Calls of the orders' trigger per poll, while nothing happens. */
async function callsPerIdlePoll(): Promise<number[]> {
	demo.sandbox.calls.clear();
	await pause(31_000);
	const times = demo.sandbox.calls.find({ method: 'GET', path: '/orders' }).map(({ time }) => Date.parse(time));
	const polls: number[] = [];
	times.forEach((time, index) => {
		if (index === 0 || time - times[index - 1] > 2500) polls.push(1);
		else polls[polls.length - 1] += 1;
	});
	return polls;
}

test('nothing is lost while calls fail, bursts arrive, and n8n is killed twice', async () => {
	const seconds = Date.now();
	demo.sandbox.faults.set(TROUBLE);
	for (let burst = 0; burst < BURSTS; burst++) {
		placeOrders(ORDERS / BURSTS);
		writeMessages(Math.ceil((MESSAGES - messageIds.length) / (BURSTS - burst)));
		await pause(5000);
		if (burst === 2) await killAndStart();
		if (burst === 5) {
			demo.sandbox.faults.set(DOWN);
			await killAndStart();
			await pause(OUTAGE);
			demo.sandbox.faults.set(TROUBLE);
		}
		await missing();
	}
	const left = async () => (await missing()).length;
	const under = await left();
	demo.sandbox.faults.clear();
	await eventually('everything to be delivered', async () => (await left()) === 0, 150).catch(async (error) => {
		console.log(await missing());
		throw error;
	});
	await pause(6000);
	await missing();

	for (const { workflowId } of [toShip, newMessages])
		expect((await demo.n8n.rest.workflows.publicationStatus(workflowId)).status).toBe('published');
	expect([...toShip.unexplained(kills), ...newMessages.unexplained(kills)]).toEqual([]);

	const polls = await callsPerIdlePoll();
	const failed = await demo.n8n.rest.executions({ status: ['error'] });
	const state = JSON.stringify((await demo.n8n.rest.workflows.get(toShip.workflowId)).staticData ?? null);
	const count = (watcher: Watcher) =>
		`${watcher.deliveries.length} delivered, ${watcher.repeats().length} of them repeated`;
	console.log(
		[
			`${orderIds.length} orders created: ${count(toShip)}`,
			`${messageIds.length} messages written: ${count(newMessages)}`,
			`${kills.length} kills, ${failed.length} failed polls shown, ${under} still missing when the faults ended`,
			`calls per idle poll: ${polls.join(', ')}; static data of the orders' trigger: ${state.length} bytes`,
			`${Math.round((Date.now() - seconds) / 1000)} s`,
		].join('\n'),
	);
	expect(orderIds.length).toBe(ORDERS);
	expect(messageIds.length).toBe(MESSAGES);
	expect([...polls].sort()[Math.floor(polls.length / 2)]).toBe(1);
	expect(Math.min(...polls)).toBe(1);
}, 480_000);
