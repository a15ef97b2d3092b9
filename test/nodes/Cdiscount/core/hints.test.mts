import { slept } from '../../../engine/slept.mts';
import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { confirm, FROM_ITEM, itemsOf, order, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../engine/shop.mts';
import type { RunOptions } from '../../../engine/engine.mts';
import { addHint } from '../../../../nodes/Cdiscount/core/hints.ts';
import { resources } from '../../../../nodes/Cdiscount/resources/index.ts';
import { Pace } from '../../../../nodes/Cdiscount/core/pace.ts';
import { openMarket, update } from '../resources/offer/offers.mts';

afterEach(closeShops);
beforeEach(() => void slept.splice(0));
afterEach(() => jest.restoreAllMocks());

const get = order('get', { orderId: FROM_ITEM });

/** The hints of a run, and how many items left the node. */
async function hintsOf(shop: Shop, parameters: INodeParameters, options: RunOptions) {
	const { saved, output, error } = await shop.engine.run(parameters, options);
	expect(error).toBeUndefined();
	return { hints: saved.data.resultData.runData.Cdiscount[0].hints ?? [], output };
}

const hint = (message: string, type: 'info' | 'warning' = 'info') => [{ message, type, location: 'outputPane' }];

const toConfirm = (shop: Shop, count: number) => itemsOf(Array.from({ length: count }, () => waiting(shop)));

test('says how many of many were done before', async () => {
	const shop = await openShop();
	const items = toConfirm(shop, 5);
	await shop.engine.run(confirm(), { items: items.slice(1, 3) });

	const { hints, output } = await hintsOf(shop, confirm(), { items });

	expect(output.map(({ json }) => json.result)).toEqual(['done', 'alreadyDone', 'alreadyDone', 'done', 'done']);
	expect(hints).toEqual(hint('3 done, 2 done before.'));
});

test('says how many lines the marketplace rejected, and how many were not sent', async () => {
	const shop = await openMarket();
	const items = [
		{ sku: 'LAMPE-042', price: 29.99, quantity: 48 },
		{ sku: 'LAMPE-051', quantity: 3 },
		{ sku: 'NO-SUCH', quantity: 3 },
	];

	const { hints } = await hintsOf(shop, update({ onlyChanged: true }), { items });

	expect(hints).toEqual(hint('1 accepted, 1 unchanged, 1 rejected.', 'warning'));
});

test('says that a dry run sent nothing, and what is still worked on', async () => {
	const shop = await openMarket();
	const items = [
		{ sku: 'LAMPE-042', quantity: 4 },
		{ sku: 'LAMPE-051', quantity: 3 },
	];

	expect((await hintsOf(shop, update({ dryRun: true }), { items })).hints).toEqual(hint('2 only checked (dry run).'));
	expect((await hintsOf(shop, update({ waitForResult: false }), { items })).hints).toEqual(
		hint('2 still being processed.'),
	);
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'says how many items failed, whatever their columns are called (%s)',
	async (onError) => {
		const shop = await openShop();
		const items = [...toConfirm(shop, 2), { orderId: 'UNKNOWN', result: 'alreadyDone' }];

		const { hints } = await hintsOf(shop, confirm(), { items, onError });

		expect(hints).toEqual(hint('1 of 3 items failed.', 'warning'));
		expect((await hintsOf(shop, get, { items, onError })).hints).toEqual(hint('1 of 3 items failed.', 'warning'));
	},
);

test.each([
	[695, 'Waited 12 min for the quota.'],
	[40, 'Waited 41 s for the quota.'],
])('says that it waited for a quota (%d s), once for all calls that waited together', async (retryAfter, message) => {
	const shop = await openShop();
	const items = toConfirm(shop, 30);
	shop.sandbox.faults.add({ kind: 'quota', retryAfter, count: 1 });

	const { hints } = await hintsOf(shop, get, { items });

	expect(hints).toEqual(hint(message));
});

test('waits that pass together count once, others add up', () => {
	const pace = new Pace();
	const { heldBack } = pace.listeningTo({ send: jest.fn(), sleep: jest.fn() });

	for (const [from, until] of [
		[0, 60],
		[10, 50],
		[30, 90],
		[200, 210],
	])
		heldBack!(from * 1000, until * 1000);

	expect(pace.heldBack).toBe(100);
});

test('says nothing where all went as it was meant to, or a moment later', async () => {
	const shop = await openShop();
	shop.sandbox.faults.add({ kind: 'quota', retryAfter: 20, count: 1 });

	expect((await hintsOf(shop, confirm(), { items: toConfirm(shop, 3) })).hints).toEqual([]);
	expect((await hintsOf(shop, get, { items: toConfirm(shop, 3) })).hints).toEqual([]);
});

test('says nothing of a fault that was no quota, nor of what a list gives under that name', async () => {
	const shop = await openMarket();
	const items = [
		{ sku: 'NO-SUCH', quantity: 4 },
		{ sku: 'LAMPE-051', quantity: 3 },
	];
	const { output } = await shop.engine.run(update(), { items });
	shop.sandbox.faults.add({ kind: '503', count: 5 });
	// 37 seconds in all
	jest.spyOn(Math, 'random').mockReturnValue(0.9);
	const results = { resource: 'offer', operation: 'getPackageResults', packageId: '={{ $json.packageId }}' };

	const read = await hintsOf(shop, results, { items: output.map(({ json: { packageId } }) => ({ packageId })) });

	expect(slept.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(30_000);
	expect(read.output.map(({ json }) => json.result)).toContain('rejected');
	expect(read.hints).toEqual([]);
});

test('says nothing of one item, nor to a tool', async () => {
	const shop = await openShop();
	const [item] = toConfirm(shop, 1);
	await shop.engine.run(confirm(), { items: [item] });

	const one = await hintsOf(shop, confirm(), { items: [item] });
	const tool = await hintsOf(shop, confirm(), { items: [item, item], isTool: true });

	expect([one, tool].map(({ hints }) => hints)).toEqual([[], []]);
	expect(tool.output.map(({ json }) => json.result)).toEqual(['alreadyDone', 'alreadyDone']);
});

test('a host without hints runs as well', () => {
	const [operation] = resources[0].operations;
	const context = { getNode: () => ({ type: 'n8n-nodes-cdiscount.cdiscount' }) } as unknown as IExecuteFunctions;
	const outcomes = [0, 1].map((index) => ({ index, error: undefined }));

	expect(() => addHint(context, operation, { output: [], outcomes, heldBack: 60 })).not.toThrow();
});
