import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestDemo, eventually, FIRST_START, type TestDemo } from './demo.mts';

const SELLER = '98979';

let demo: TestDemo;
beforeAll(async () => (demo = await startTestDemo()), FIRST_START);
afterAll(async () => await demo?.close(), 60_000);

const statusOf = (orderId: string) => demo.sandbox.marketplace.order(orderId).status;
const effects = (effect: 'confirmed' | 'shipped') => demo.sandbox.marketplace.ledger.find({ effect });
const stockTable = async () =>
	await demo.n8n.rest.dataTable('Cdiscount stock', { sku: 'string', title: 'string', stock: 'number' });
const stockOf = async (sku: string) => (await (await stockTable()).rows()).find((row) => row.sku === sku)?.stock;
const place = (...lines: Array<{ sku: string; quantity: number }>) =>
	demo.sandbox.marketplace.placeOrder({ sellerId: SELLER, lines }).orderId;

/** Orders confirmed by the first test, which the second one ships. */
let confirmed: string[] = [];

test('orders are confirmed only where the stock allows, the last piece is promised once, and stock goes down', async () => {
	await (
		await stockTable()
	).insert([
		{ sku: 'E2E-ÉTÉ', title: 'Chaise longue', stock: 5 },
		{ sku: 'E2E-2', title: 'Parasol', stock: 100 },
	]);
	const served = [
		place({ sku: 'E2E-ÉTÉ', quantity: 2 }),
		place({ sku: 'E2E-2', quantity: 3 }, { sku: 'E2E-2', quantity: 4 }),
	];
	const contested = [1, 2, 3].map(() => place({ sku: 'E2E-ÉTÉ', quantity: 3 }));
	const unknown = place({ sku: 'NOT-IN-THE-TABLE', quantity: 1 });
	const partly = place({ sku: 'E2E-2', quantity: 1 }, { sku: 'NOT-IN-THE-TABLE', quantity: 1 });
	const automatic = demo.sandbox.marketplace.placeOrder({ sellerId: '98980' }).orderId;

	const review = await demo.n8n.rest.dataTable('Cdiscount orders to review', {
		orderId: 'string',
		reason: 'string',
		confirmBy: 'string',
	});
	await eventually('four orders to be left for a person', async () => (await review.rows()).length === 4);
	await eventually(
		'three orders to be in preparation',
		async () => effects('confirmed').length === 3 && served.every((id) => statusOf(id) === 'InPreparation'),
	);

	const winners = contested.filter((id) => statusOf(id) !== 'WaitingAcceptance');
	expect(winners).toHaveLength(1);
	expect([unknown, partly].map(statusOf)).toEqual(['WaitingAcceptance', 'WaitingAcceptance']);
	expect(
		effects('confirmed')
			.map(({ orderId }) => orderId)
			.sort(),
	).toEqual([...served, ...winners].sort());
	expect(await stockOf('E2E-ÉTÉ')).toBe(0);
	expect(await stockOf('E2E-2')).toBe(93);
	expect(demo.sandbox.calls.find({ method: 'POST', path: `/orders/${automatic}/**` })).toEqual([]);
	confirmed = [...served, ...winners];
});

test('rows of a file are shipped with their parcels once, a bad row is marked and harms no other', async () => {
	await eventually('the confirmed orders to be in preparation', async () =>
		confirmed.every((id) => statusOf(id) === 'InPreparation'),
	);
	const file = join(demo.filesFolder, 'tracking.csv');
	const [first, second, third] = confirmed;
	const head = 'orderId;carrier;parcelNumber;trackingUrl;result;message;shippedAt';
	const rows = [
		`${first};Colissimo;6A0000000001;https://www.laposte.fr/suivi?code=6A0000000001;;;`,
		`${second};Mondial Relay;AB 12;;;;`,
		`${third};Colissimo;6A0000000003;;;;`,
		`UNKNOWN-ORDER;Colissimo;6A0000000004;;;;`,
	];
	await writeFile(file, [head, ...rows, ''].join('\r\n'));

	const written = await eventually('the results to be in the file', async () => {
		const text = await readFile(file, 'utf8');
		return text.includes('done') && text.replace('\ufeff', '').trim().split(/\r?\n/);
	});

	expect(written).toHaveLength(5);
	expect(written[1]).toMatch(new RegExp(`^${first};Colissimo;6A0000000001;https://[^;]+;done;;20`));
	expect(written[2]).toContain('Parcel Number ""AB 12"" contains a space.');
	expect(written[3]).toContain(';done;;20');
	expect(written[4]).toContain('There is no order ""UNKNOWN-ORDER"" for the seller 98979.');
	expect([first, second, third].map(statusOf)).toEqual(['Shipped', 'InPreparation', 'Shipped']);
	const [line] = demo.sandbox.marketplace.order(first).lines;
	expect(line.parcels).toMatchObject([{ parcelNumber: '6A0000000001', carrierName: 'Colissimo' }]);
});

test('more runs of both workflows change nothing: no second confirmation, no second parcel, no stock taken again', async () => {
	const seen = (await demo.n8n.rest.executions({})).length;
	await eventually('two more runs', async () => (await demo.n8n.rest.executions({})).length >= seen + 2);

	expect(effects('confirmed')).toHaveLength(3);
	expect(effects('shipped')).toHaveLength(2);
	expect(demo.sandbox.calls.find({ method: 'POST', path: '/orders/*/shipments' })).toHaveLength(2);
	expect(await stockOf('E2E-2')).toBe(93);
	expect((await demo.n8n.rest.executions({ status: ['error'] })).map(({ id }) => id)).toEqual([]);
	expect(demo.sandbox.tokens.issuedCount).toBeLessThanOrEqual(2);
	console.log(`${effects('confirmed').length} orders confirmed, ${effects('shipped').length} shipped, nothing twice`);
});
