import { DueQueue } from '../../sandbox/marketplace/dueQueue.mts';
import { SandboxClock } from '../../sandbox/marketplace/clock.mts';
import { Marketplace } from '../../sandbox/marketplace/marketplace.mts';
import { DEFAULT_SELLERS } from '../../sandbox/seeds/sellers.mts';
import { LUMIERE, NOON, VELO } from './client.mts';

test('ten thousand orders change in the order in which they were due', () => {
	const clock = SandboxClock.frozenAt(NOON);
	const marketplace = new Marketplace({ clock, sellers: DEFAULT_SELLERS });
	for (let index = 0; index < 10_000; index += 1) {
		marketplace.placeOrder({ sellerId: index % 2 === 0 ? LUMIERE : VELO, lineCount: 1 });
		clock.advance(0.01);
	}
	clock.advance(49 * 3600);
	expect(marketplace.statusCounts()).toEqual({ Cancelled: 5000, InPreparation: 5000 });
	expect(marketplace.countOrders(LUMIERE, { status: 'Cancelled' })).toBe(5000);
	const page = marketplace.listOrders(VELO, { pagesize: '100', pageindex: '50', sort: 'updatedAt' });
	expect(page).toHaveLength(100);
	const times = marketplace.ledger.find().filter(({ effect }) => effect !== 'placed');
	const moments = times.map(({ at }) => Date.parse(at));
	expect(moments).toEqual([...moments].sort((a, b) => a - b));
});

test('the queue gives what is due, earliest first', () => {
	const queue = new DueQueue<string>();
	for (const [at, subject] of [
		[5, 'e'],
		[1, 'a'],
		[4, 'd'],
		[2, 'b'],
		[3, 'c'],
		[9, 'z'],
	] as const)
		queue.add(at, subject);
	const taken: string[] = [];
	for (let due = queue.takeDue(5); due; due = queue.takeDue(5)) taken.push(due.value);
	expect(taken.join('')).toBe('abcde');
	expect(queue.takeDue(9)?.value).toBe('z');
	expect(queue.takeDue(99)).toBeUndefined();
});

test('the clock freezes, moves forward, and runs on from where it stood', () => {
	const clock = SandboxClock.frozenAt(NOON);
	clock.advance(1.5);
	expect(clock.now()).toBe(Date.parse(NOON) + 1500);
	expect(() => clock.advance(-1)).toThrow(RangeError);
	expect(() => SandboxClock.frozenAt('noon')).toThrow(RangeError);
	clock.resume();
	expect(clock.now()).toBeGreaterThanOrEqual(Date.parse(NOON) + 1500);
	expect(clock.isFrozen).toBe(false);
	clock.freeze();
	expect(clock.now()).toBe(clock.now());
});
