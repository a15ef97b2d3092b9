import { SandboxClock } from '../../sandbox/marketplace/clock.mts';
import { Marketplace } from '../../sandbox/marketplace/marketplace.mts';
import { DEFAULT_SELLERS } from '../../sandbox/seeds/sellers.mts';
import { cursorPage } from '../../sandbox/marketplace/paging.mts';
import { LUMIERE, NOON, VELO } from './client.mts';

function opened(): Marketplace {
	return new Marketplace({ clock: SandboxClock.frozenAt(NOON), sellers: DEFAULT_SELLERS });
}

test('twenty thousand orders are read in a thousand pages, and searched for the list and its count only', () => {
	const marketplace = opened();
	for (let index = 0; index < 20_000; index += 1) {
		marketplace.orders.place({ sellerId: LUMIERE, status: 'InPreparation', lineCount: 1 });
	}
	const search = jest.spyOn(marketplace.orders, 'search');
	const seen = new Set<string>();
	for (let page = 1; page <= 1000; page += 1) {
		const query = { pageindex: String(page), pagesize: '20', sort: 'updatedAt', status: 'InPreparation' };
		for (const { id } of marketplace.orders.page(LUMIERE, query)) seen.add(id);
		expect(marketplace.countOrders(LUMIERE, { status: 'InPreparation' })).toBe(20_000);
	}
	expect(seen.size).toBe(20_000);
	expect(search).toHaveBeenCalledTimes(2);
}, 60_000);

test('a page shows what has happened since the one before', () => {
	const clock = SandboxClock.frozenAt(NOON);
	const marketplace = new Marketplace({ clock, sellers: DEFAULT_SELLERS, autoAccept: true });
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
