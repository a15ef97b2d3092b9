import { assertSeller } from '../../api/assertAsked';
import type { Octopia } from '../../api/client';
import { asCdiscountError } from '../../api/errors';
import { Unreadable } from '../../api/parseResponse';
import { readCount } from '../count';
import { NEWEST_CHANGE_FIRST } from './listing';
import { orderSchema, type Order } from './schema';

/** Fewer orders than this are read one by one. */
const WORTHWHILE = 4;

/** From so many on, asking how long the list is costs little beside what it saves. */
const WORTH_COUNTING = 20;

/** The most orders that the API gives on a page (documented). */
const PAGE = 100;

/** So many wanted orders make up for a page. */
const PAYS = 2;

/**
 * How long an order that was read in a list is taken for what it is, in ms. What it was when it was read only decides which change is
 * asked for: the marketplace refuses one that the order does not allow any more, and the guard reads the order back then. Half a minute
 * is enough for a page of orders to be worked on, and shorter than the marketplace and people take to move an order on.
 */
const FRESH_FOR = 30_000;

const plans = new WeakMap<Octopia, OrderPages>();

/**
 * Says which orders a run will read, so that they are read in pages where that takes fewer calls than one by one.
 * @param statuses in which they are looked for: lists of statuses, the likeliest first
 */
export function planReading(
	octopia: Octopia,
	orders: Array<{ orderId: string }>,
	statuses: ReadonlyArray<readonly string[]>,
): void {
	const ids = orders.map(({ orderId }) => orderId);
	plans.set(octopia, new OrderPages(octopia, ids, statuses));
}

/** An order as a list gave it a moment ago, once; undefined where it is to be read by itself. @throws CdiscountError */
export async function plannedOrder(octopia: Octopia, orderId: string): Promise<Order | undefined> {
	return await plans.get(octopia)?.take(orderId);
}

interface Found {
	order: Order;
	at: number;
}

/** The orders that a run still has to read, and what lists have given of them. */
class OrderPages {
	/** Ids that nobody has asked for yet. */
	private readonly wanted: Set<string>;
	private readonly found = new Map<string, Found>();
	private reading: Promise<void> | undefined;
	private readAt = -Infinity;
	/** What the last reading took in calls, and how many orders were taken from it. */
	private calls = 0;
	private taken = 0;

	constructor(
		private readonly octopia: Octopia,
		orderIds: string[],
		private readonly statuses: ReadonlyArray<readonly string[]>,
	) {
		this.wanted = new Set(orderIds.map(keyOf));
	}

	/**
	 * Who reads an order a second time wants to see what became of it.
	 * @throws CdiscountError for what would keep the order by itself from being read as well
	 */
	async take(orderId: string): Promise<Order | undefined> {
		const key = keyOf(orderId);
		if (!this.wanted.has(key)) return undefined;
		if (this.isDue()) this.reading ??= this.read();
		await this.reading;
		const { order, at } = this.found.get(key) ?? { at: -Infinity };
		this.found.delete(key);
		this.wanted.delete(key);
		if (!isFresh(at)) return undefined;
		this.taken += 1;
		return order;
	}

	/** Read again only where the last reading paid: a long list may be old before it is used. */
	private isDue(): boolean {
		return !isFresh(this.readAt) && this.wanted.size >= WORTHWHILE && this.taken >= PAYS * this.calls;
	}

	private async read(): Promise<void> {
		Object.assign(this, { calls: 0, taken: 0 });
		this.found.clear();
		try {
			for (const statuses of this.statuses) if (this.missing() >= WORTHWHILE) await this.readList(statuses.join(','));
		} catch (thrown) {
			// what keeps a list from being read, and nothing else, leaves its orders to be read one by one
			const error = asCdiscountError(thrown);
			if (error.isThrottle || ['unreachable', 'credential'].includes(error.code)) throw error;
		} finally {
			this.readAt = Date.now();
			this.reading = undefined;
		}
	}

	private async readList(status: string): Promise<void> {
		const pages = await this.countPages(status);
		if (pages === 0) return;
		const isShort = pages <= this.missing() / WORTHWHILE;
		let hits = 0;
		let at = Date.now();
		const orders = this.octopia.list('/orders', orderSchema, {
			style: 'page',
			query: { status, ...NEWEST_CHANGE_FIRST },
			pageSize: PAGE,
			idName: 'orderId',
			onPage: () => (this.calls += 1),
			isEnough: () => {
				const isEnough = this.missing() < WORTHWHILE || (!isShort && hits < PAYS);
				hits = 0;
				at = Date.now();
				return isEnough;
			},
		});
		for await (const order of orders) {
			if (order instanceof Unreadable || !this.wanted.has(keyOf(order.orderId))) continue;
			assertSeller(this.octopia, 'an order', order.seller?.id);
			hits += 1;
			this.found.set(keyOf(order.orderId), { order, at });
		}
	}

	/** How long the list is; not known where asking would cost too much beside what it can save. */
	private async countPages(status: string): Promise<number> {
		if (this.missing() < WORTH_COUNTING) return Infinity;
		this.calls += 1;
		return Math.ceil((await readCount(this.octopia, '/orders/count', { status })) / PAGE);
	}

	private missing(): number {
		return this.wanted.size - this.found.size;
	}
}

const keyOf = (orderId: string) => orderId.trim().toLowerCase();

const isFresh = (at: number) => Date.now() - at < FRESH_FOR;
