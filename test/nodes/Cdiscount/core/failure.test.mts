import { file } from '../../../engine/files.mts';
import { order, ready } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';

afterEach(closeShops);

const SENTENCE =
	'There is no order "UNKNOWN" for the seller 98979. Check the order ID, and that the credential is the one of the shop that sold it.';

const confirm = order('confirm', { orderId: '={{ $json.orderId }}' });

/** Runs a row that works between two that fail, with every kind of column besides. */
async function run(onError: 'continueRegularOutput' | 'continueErrorOutput') {
	const shop = await openShop();
	const rows = [
		{ orderId: 'UNKNOWN', row: 2, error: 'of yesterday', message: 'as before', details: { any: 1 } },
		{ orderId: ready(shop, { status: 'WaitingAcceptance' }).orderId, row: 3, error: 'of yesterday' },
		{ orderId: 'UNKNOWN', row: 4, result: 'done' },
	];
	const files = rows.map(() => ({ data: file('label.pdf', '%PDF') }));
	return { rows, ...(await shop.engine.run(confirm, { items: rows, files, onError })) };
}

test('an item that failed keeps its row in the regular output, and the sentence is its error', async () => {
	const { rows, output } = await run('continueRegularOutput');

	expect(output).toEqual([
		{ json: { ...rows[0], error: SENTENCE }, pairedItem: { item: 0 } },
		expect.objectContaining({ json: expect.objectContaining({ result: 'done' }), pairedItem: { item: 1 } }),
		{ json: { ...rows[2], error: SENTENCE }, pairedItem: { item: 2 } },
	]);
	expect(output[1].json).not.toHaveProperty('error');
});

test('an item that failed keeps its row in the error output, and the sentence is its error', async () => {
	const { rows, output, errors } = await run('continueErrorOutput');

	expect(output.map(({ json, pairedItem }) => [json.result, pairedItem])).toEqual([['done', { item: 1 }]]);
	expect(errors).toEqual([
		{ json: { ...rows[0], error: SENTENCE }, pairedItem: { item: 0 } },
		{ json: { ...rows[2], error: SENTENCE }, pairedItem: { item: 2 } },
	]);
});
