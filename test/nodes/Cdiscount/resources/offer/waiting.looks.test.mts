import { secondsSlept } from '../../../../engine/slept.mts';
import type { Octopia } from '../../../../../nodes/Cdiscount/api/client.ts';
import { CdiscountError } from '../../../../../nodes/Cdiscount/api/errors.ts';
import { changeOffers } from '../../../../../nodes/Cdiscount/marketplace/offer/changeOffers.ts';
import { closeShops } from '../../../../engine/shop.mts';
import { openMarket, stock, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

test.each([
	{ rows: 1, ready: 3, waited: 3, looks: 2 },
	{ rows: 250, ready: 40, waited: 61, looks: 6 },
	{ rows: 10_000, ready: 3, waited: 3, looks: 2 },
	{ rows: 10_000, ready: 120, waited: 121, looks: 8 },
])(
	'of $rows rows that are ready after $ready s the result is there after $waited s and $looks looks',
	async ({ rows, ready, waited, looks }) => {
		const shop = await openMarket({ keepCalls: 1000, delays: { packageQueue: ready, packageIntegration: 0 } });
		const items = stock(shop, rows).map((sku) => ({ sku, quantity: 9 }));

		const { output, error } = await shop.engine.run(update(), { items });

		expect(error).toBeUndefined();
		expect(output.map(({ json }) => [json.sku, json.result])).toEqual(items.map(({ sku }) => [sku, 'accepted']));
		expect(secondsSlept()).toBe(waited);
		const looked = shop.asked().filter((call) => /^GET .offer-packages.[^/]+$/.test(call));
		// one of them before the package was closed
		expect(looked).toHaveLength(1 + looks);
	},
	60_000,
);

/** A marketplace without a network: its packages are finished so many seconds after the first wait began. */
function slowMarket(readyAfter: Record<string, number>, faulty?: string) {
	let now = 0;
	let opened = 0;
	const closed = new Set<string>();
	const lines: Record<string, string[]> = {};
	const looked: string[] = [];
	const octopia = {
		wait: async (seconds: number) => {
			now += seconds;
			return await Promise.resolve(true);
		},
		write: async ({ path, body }: { path: string; body: unknown }) => {
			const packageId = path.split('/')[2];
			if (packageId === undefined) opened += 1;
			else if (!Array.isArray(body)) closed.add(packageId);
			else (lines[packageId] ??= []).push(...body.map((line) => line.sellerExternalReference as string));
			return await Promise.resolve({ status: 201, headers: { location: `/offer-packages/P${opened}` }, body: '' });
		},
		read: async (path: string) => {
			const packageId = path.split('/').at(-1)!;
			if (closed.has(packageId)) looked.push(`${packageId} ${now}`);
			if (closed.has(packageId) && packageId === faulty) throw new CdiscountError('marketplaceDown', 'No.');
			const state = now >= readyAfter[packageId] ? 'Integrated' : 'Ready';
			return await Promise.resolve({ packageId, state: closed.has(packageId) ? state : 'WaitingForCompletion' });
		},
		async *list(path: string) {
			for (const sku of lines[path.split('/')[2]])
				yield await Promise.resolve({ sellerExternalReference: sku, integrationStatus: 'Integrated' });
		},
	} as unknown as Octopia;
	return { octopia, looked };
}

const CHANGES = Array.from({ length: 100_001 }, (_, index) => ({
	sku: `S${index}`,
	line: { sellerExternalReference: `S${index}`, quantity: 1 },
	dryRun: false,
}));

test('packages are waited for together: each is looked at until it is finished, and no longer', async () => {
	const { octopia, looked } = slowMarket({ P1: 20, P2: 5, P3: 1 });

	const results = await changeOffers(octopia, 'Update', CHANGES, { waitForResult: true, waitAtMost: 300 });

	expect(looked).toEqual(['P1 1', 'P2 1', 'P3 1', 'P1 3', 'P2 3', 'P1 7', 'P2 7', 'P1 15', 'P1 31']);
	expect(results).toHaveLength(100_001);
	const wrong = results.filter((result, index) => {
		const { sku, packageId, accepted } = result as { sku: string; packageId: string; accepted: boolean };
		return sku !== CHANGES[index].sku || packageId !== `P${Math.floor(index / 50_000) + 1}` || !accepted;
	});
	expect(wrong).toEqual([]);
});

test('what is not finished when the time is up is processing, and the others have their results', async () => {
	const { octopia, looked } = slowMarket({ P1: 4000, P2: 5, P3: 1 });

	const results = await changeOffers(octopia, 'Update', CHANGES, { waitForResult: true, waitAtMost: 60 });

	expect([0, 50_000, 100_000].map((index) => results[index])).toMatchObject([
		{ result: 'processing', packageId: 'P1' },
		{ result: 'accepted', packageId: 'P2' },
		{ result: 'accepted', packageId: 'P3' },
	]);
	expect(looked.at(-1)).toBe('P1 60');
});

test('a package that cannot be read is processing at once, and keeps nobody from waiting for the others', async () => {
	const { octopia, looked } = slowMarket({ P1: 1, P2: 5, P3: 1 }, 'P1');

	const results = await changeOffers(octopia, 'Update', CHANGES, { waitForResult: true, waitAtMost: 60 });

	expect([0, 50_000, 100_000].map((index) => (results[index] as { result: string }).result)).toEqual([
		'processing',
		'accepted',
		'accepted',
	]);
	expect(looked.filter((look) => look.startsWith('P1'))).toHaveLength(1);
});
