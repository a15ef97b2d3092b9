import { SandboxClock } from '../../sandbox/marketplace/clock.mts';
import { Marketplace } from '../../sandbox/marketplace/marketplace.mts';
import { cursorPage } from '../../sandbox/marketplace/paging.mts';
import { Recent } from '../../sandbox/marketplace/recent.mts';
import { LUMIERE, NOON, VELO } from './client.mts';

function opened(): Marketplace {
	return new Marketplace({ clock: SandboxClock.frozenAt(NOON) });
}

/** Plenty on any machine; searching the whole list for every page took several times as long. */
const SECONDS = 10;

test('twenty thousand orders are read in a thousand pages', () => {
	const marketplace = opened();
	for (let index = 0; index < 20_000; index += 1) {
		marketplace.orders.place({ sellerId: LUMIERE, status: 'InPreparation', lineCount: 1 });
	}
	const started = performance.now();
	const seen = new Set<string>();
	for (let page = 1; page <= 1000; page += 1) {
		const query = { pageindex: String(page), pagesize: '20', sort: 'updatedAt', status: 'InPreparation' };
		for (const { id } of marketplace.orders.page(LUMIERE, query)) seen.add(id);
		expect(marketplace.countOrders(LUMIERE, { status: 'InPreparation' })).toBe(20_000);
	}
	expect(seen.size).toBe(20_000);
	expect((performance.now() - started) / 1000).toBeLessThan(SECONDS);
}, 60_000);

test('a page shows what has happened since the one before', () => {
	const clock = SandboxClock.frozenAt(NOON);
	const marketplace = new Marketplace({ clock, autoAccept: true });
	const place = () => marketplace.placeOrder({ sellerId: LUMIERE, lineCount: 1 }).orderId;
	const listed = (query = {}) => marketplace.listOrders(LUMIERE, query).map(({ orderId }) => orderId);
	const preparing = () => [
		listed({ status: 'InPreparation' }).length,
		marketplace.countOrders(LUMIERE, { status: 'InPreparation' }),
	];
	const first = place();
	expect([listed(), preparing()]).toEqual([[first], [0, 0]]);
	const second = place();
	expect(listed()).toEqual([first, second]);
	clock.advance(4);
	expect(preparing()).toEqual([2, 2]);
	expect(listed({ sort: 'updatedAt', desc: 'true', pagesize: '1' })).toHaveLength(1);
	marketplace.ship(first, { parcelNumber: 'A', carrierName: 'Colissimo' });
	expect(preparing()).toEqual([1, 1]);
	marketplace.refunds.cancellations.cancelOrder(LUMIERE, { orderId: second, reason: 'seller-out-of-stock' });
	clock.advance(2);
	expect(preparing()).toEqual([0, 0]);
	expect(listed({ status: 'Cancelled' })).toEqual([second]);
	expect(marketplace.listOrders(VELO)).toEqual([]);
	marketplace.reset();
	expect(listed()).toEqual([]);
});

test('a page by cursor looks at its own records only, wherever it lies', () => {
	const records = Array.from({ length: 50_000 }, (_, index) => ({ at: index * 2 }));
	let looks = 0;
	const position = ({ at }: { at: number }) => ((looks += 1), at);
	let cursor = '';
	let read = 0;
	do {
		const { items, next } = cursorPage(records, { cursor, limit: '100' }, { position });
		read += items.length;
		cursor = next ?? '';
	} while (cursor !== '');
	expect(read).toBe(50_000);
	expect(looks).toBeLessThan(3 * 50_000);
	const odd = cursorPage(records, { limit: '2' }, { position, isWanted: ({ at }) => at % 4 === 2 });
	expect(odd.items).toEqual([{ at: 2 }, { at: 6 }]);
	const gone = cursorPage(
		records.filter(({ at }) => at !== 6),
		{ cursor: odd.next!, limit: '1' },
		{ position },
	);
	expect(gone.items).toEqual([{ at: 8 }]);
});

test('few answers are kept, the latest ones, and none that is out of date', () => {
	const recent = new Recent<number>(2);
	let found = 0;
	const ask = (question: string, version = 1) => recent.get(question, version, () => (found += 1));
	expect([ask('a'), ask('b'), ask('a'), ask('c'), ask('a'), ask('b')]).toEqual([1, 2, 1, 3, 1, 4]);
	expect([ask('b'), ask('b', 2), ask('b', 2)]).toEqual([4, 5, 5]);
});
