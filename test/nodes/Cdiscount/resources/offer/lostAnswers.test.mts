import { secondsSlept } from '../../../../engine/slept.mts';
import type { FaultRule } from '../../../../../sandbox/http/faults.mts';
import { closeShops, type Shop } from '../../../../engine/shop.mts';
import { applied, lines, openMarket, priceAndStock, put, remove, sent, stock, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const LOST: FaultRule[] = [
	{ kind: 'drop' },
	{ kind: 'dropAfter' },
	{ kind: '500' },
	{ kind: '500', afterEffect: true },
	{ kind: '502' },
	{ kind: '503', afterEffect: true },
	{ kind: 'truncatedJson' },
	{ kind: 'notJson' },
	{ kind: 'notJson', afterEffect: true },
];

const STEPS: Record<string, Pick<FaultRule, 'method' | 'path'>> = {
	opening: { method: 'POST', path: '/offer-packages' },
	uploading: { method: 'POST', path: '/offer-packages/*/offer-requests' },
	closing: { method: 'PATCH', path: '/offer-packages/*' },
	looking: { method: 'GET', path: '/offer-packages/*' },
	'reading results': { method: 'GET', path: '/offer-packages/*/offer-requests-results' },
};

/** 150 rows, which take two uploads. */
async function run(shop: Shop) {
	const skus = stock(shop, 150);
	const outcome = await shop.engine.run(update(), { items: skus.map((sku) => ({ sku, price: 19.9, quantity: 7 })) });
	return { skus, ...outcome };
}

describe.each(Object.keys(STEPS))('an answer lost while %s', (step) => {
	test.each(LOST)('($kind, after the effect: $afterEffect) leaves every offer changed once', async (rule) => {
		const shop = await openMarket();
		shop.sandbox.faults.add({ ...rule, ...STEPS[step] });

		const { skus, output, error } = await run(shop);

		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.result)).toEqual(skus.map(() => 'accepted'));
		expect(applied(shop)).toEqual([150]);
		expect(priceAndStock(shop, skus[149])).toEqual({ price: 19.9, quantity: 7 });
	});
});

test('after a lost upload the package is left alone, and another one is begun from scratch', async () => {
	const shop = await openMarket();
	shop.sandbox.faults.add({ kind: 'dropAfter', ...STEPS.uploading });

	const { skus } = await run(shop);

	const again = ['open', 'upload 100', 'upload 50', 'close'];
	// the second upload was under way when the first was lost
	expect(sent(shop)).toEqual(['open', 'upload 100', 'upload 50', ...again]);
	const packages = shop.sandbox.marketplace.offers.packages.list('98979').items;
	expect(packages.map(({ state }) => state)).toEqual(['Integrated', 'WaitingForCompletion']);
	shop.sandbox.clock.advance(6 * 3600 + 1);
	expect(shop.sandbox.marketplace.offers.packages.list('98979').items.map(({ state }) => state)).toEqual([
		'Integrated',
		'Rejected',
	]);
	expect(priceAndStock(shop, skus[0])).toEqual({ price: 19.9, quantity: 7 });
});

test('after a lost closing the state is read, and the package closed again only if it is open', async () => {
	const shop = await openMarket();
	shop.sandbox.faults.add({ kind: 'dropAfter', ...STEPS.closing });

	await run(shop);

	expect(sent(shop)).toEqual(['open', 'upload 100', 'upload 50', 'close']);
});

test.each([
	{ name: 'create or replace', act: put, items: [{ sku: 'LAMPE-042', gtin: '3760123000017', price: 25, quantity: 3 }] },
	{ name: 'delete', act: remove, items: [{ sku: 'LAMPE-042' }] },
])('$name is as safe', async ({ act, items }) => {
	for (const step of ['opening', 'uploading', 'closing']) {
		const shop = await openMarket();
		shop.sandbox.faults.add({ kind: 'dropAfter', ...STEPS[step] });

		const { output, error } = await shop.engine.run(act(), { items });

		expect(error).toBeUndefined();
		expect(output).toMatchObject([{ json: { result: 'accepted' } }]);
		expect(applied(shop)).toEqual([1]);
	}
});

test.each(['opening', 'uploading'])(
	'when every answer is lost while %s, the error says that nothing was changed',
	async (step) => {
		const shop = await openMarket();
		shop.sandbox.faults.add({ kind: 'dropAfter', count: 999, ...STEPS[step] });

		const { skus, error } = await run(shop);

		expect(error?.message).toBe('The connection broke before the marketplace answered.');
		expect(error?.description).toContain('No offer of this package was changed');
		expect(sent(shop).filter((call) => call === 'open')).toHaveLength(5);
		expect(sent(shop)).not.toContain('close');
		expect(priceAndStock(shop, skus[0])).toEqual({ price: 20, quantity: 5 });
	},
);

test('when it stays open whether the package was closed, the error says so, and where to look', async () => {
	const shop = await openMarket();
	shop.sandbox.faults.add({ kind: 'dropAfter', ...STEPS.closing });
	const close = jest.spyOn(shop.sandbox.marketplace.offers.packages, 'close');
	close.mockImplementation(() => shop.sandbox.faults.add({ kind: '500', count: 999, ...STEPS.looking }));

	const { error } = await run(shop);

	expect(error?.message).toMatch(
		/^It is not known whether the package [0-9a-f]{24} was closed: the marketplace is not/,
	);
	expect(error?.description).toContain('"Get Package Results"');
});

test('when the result cannot be read, the rows are processing and know their package', async () => {
	const shop = await openMarket();
	shop.sandbox.faults.add({ kind: '500', count: 999, ...STEPS['reading results'] });

	const { output, error } = await run(shop);

	expect(error).toBeUndefined();
	expect(output).toHaveLength(150);
	expect(output[0].json).toMatchObject({
		result: 'processing',
		accepted: false,
		packageId: expect.stringMatching(/./),
	});
	expect(output[0].json.hint).toContain('Get Package Results');
	expect(applied(shop)).toEqual([150]);
});

test.each([
	{ rule: { kind: '429', retryAfter: 20 } as FaultRule, waits: 24 },
	{ rule: { kind: 'quota', retryAfter: 695 } as FaultRule, waits: 699 },
])('a throttle ($rule.kind) on any write is waited out', async ({ rule, waits }) => {
	for (const step of ['opening', 'uploading', 'closing']) {
		const shop = await openMarket();
		secondsSlept();
		shop.sandbox.faults.add({ ...rule, ...STEPS[step] });

		const { output, error } = await run(shop);

		expect(error).toBeUndefined();
		expect(output.every(({ json }) => json.result === 'accepted')).toBe(true);
		expect(applied(shop)).toEqual([150]);
		expect(secondsSlept()).toBeGreaterThanOrEqual(waits - 1);
	}
});

test('a quota that comes back after an hour is not waited for; nothing was changed', async () => {
	const shop = await openMarket();
	shop.sandbox.faults.add({ kind: 'quota', retryAfter: 3605, ...STEPS.uploading });

	const { error, skus } = await run(shop);

	expect(error?.message).toContain('filled again in 01:00:05');
	expect(priceAndStock(shop, skus[0])).toEqual({ price: 20, quantity: 5 });
	expect(lines(shop)).toHaveLength(150);
	expect(sent(shop)).not.toContain('close');
});

test('when an upload is lost, those that were not begun are not sent to its package', async () => {
	const shop = await openMarket();
	const skus = stock(shop, 1000);
	shop.sandbox.faults.add({ kind: 'dropAfter', ...STEPS.uploading });

	const { output } = await shop.engine.run(update(), { items: skus.map((sku) => ({ sku, quantity: 9 })) });

	expect(output).toHaveLength(1000);
	const [first] = sent(shop).join(' ').split(' open').slice(0, 1);
	expect(first.match(/upload/g)!.length).toBeLessThan(6);
	expect(sent(shop).filter((one) => one === 'close')).toHaveLength(1);
	expect(priceAndStock(shop, skus[999]).quantity).toBe(9);
});
