import type { Octopia, Query } from '../../../../nodes/Cdiscount/api/client.ts';
import { pagesOf } from '../../../../nodes/Cdiscount/api/paging.ts';
import { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';

export const LIFE = ['Processing', 'WaitingAcceptance', 'Accepted', 'InPreparation', 'Shipped', 'Delivered'];

export interface FakeOrder {
	orderId: string;
	status: string;
	createdAt: number;
	updatedAt: number;
	/** The API shows it from then on. */
	visibleAt: number;
}

/** What the API shows of an order. */
type Shown = ReturnType<typeof documentOf>;

/** What goes wrong with one call of a poll. */
export type Mishap = 'fine' | 'fails' | 'refuses' | 'empty' | 'repeated' | 'shifts';

/** A marketplace small enough for thousands of runs: a list of orders behind real paging, with mishaps between any two calls. */
export class FakeShop {
	now = Date.UTC(2026, 8, 1, 12);
	readonly orders: FakeOrder[] = [];
	/** For the next calls, in order; fine when it runs out. */
	mishaps: Mishap[] = [];
	calls = 0;
	/** How long a call takes, in ms. */
	perCall = 200;
	/** What its answers say the time is, against the truth, in ms. */
	clockError = 0;
	private lastPage: unknown[] = [];
	private placed = 0;
	private readonly documents = new WeakMap<FakeOrder, { updatedAt: number; document: Shown }>();

	arrive(count: number, { late = 0, status = 0 } = {}): void {
		// whole seconds: many things have the same time
		const at = Math.floor((this.now - late) / 1000) * 1000;
		for (let index = 0; index < count; index++)
			this.orders.push({
				orderId: `O${this.placed++}`,
				status: LIFE[status],
				createdAt: at,
				updatedAt: at,
				visibleAt: this.now,
			});
	}

	/** An order goes one step on in its life. */
	step(index: number): void {
		const order = this.orders[index % Math.max(1, this.orders.length)];
		const stage = order === undefined ? -1 : LIFE.indexOf(order.status);
		if (stage < 0 || stage >= LIFE.length - 1) return;
		Object.assign(order, { status: LIFE[stage + 1], updatedAt: this.now });
	}

	/** The marketplace as a node sees it. */
	octopia(): Octopia {
		let clock: number | undefined;
		const get = async (query: Query) => {
			this.calls += 1;
			const mishap = this.mishaps.shift() ?? 'fine';
			if (mishap === 'fails') throw new CdiscountError('marketplaceDown', 'down', { status: 502 });
			if (mishap === 'refuses') throw new CdiscountError('invalid', 'no such parameter', { status: 400 });
			if (mishap === 'shifts') for (let index = 0; index < 5; index++) this.step(this.calls * 7 + index * 3);
			clock = Math.floor((this.now + this.clockError) / 1000) * 1000;
			const page = mishap === 'empty' ? [] : mishap === 'repeated' ? this.lastPage : this.page(query);
			this.lastPage = page;
			this.now += this.perCall;
			return { status: 200, headers: {}, body: { items: page } };
		};
		return {
			sellerId: '1',
			salesChannelId: 'CDISFR',
			clock: () => clock,
			read: async () => {
				clock = this.now;
				return 0 as never;
			},
			async *list(_path: string, _schema: unknown, listing: Parameters<typeof pagesOf>[1]) {
				for await (const item of pagesOf(get, listing)) yield item as never;
			},
			write: () => Promise.reject(new Error('A trigger wrote')),
			waitOut: () => Promise.resolve(false),
		} as unknown as Octopia;
	}

	private page(query: Query) {
		const [created, updated] = [query.createdAtMin, query.updatedAtMin].map((text) => Date.parse(String(text)) || 0);
		const statuses = query.status === undefined ? LIFE : String(query.status).split(',');
		const key = query.sort === 'updatedAt' ? 'updatedAt' : 'createdAt';
		const found = this.orders.filter(
			(order) =>
				order.updatedAt >= updated &&
				order.createdAt >= created &&
				order.visibleAt <= this.now &&
				statuses.includes(order.status),
		);
		const size = Number(query.pageSize);
		return found
			.sort((a, b) => a[key] - b[key])
			.slice((Number(query.pageIndex) - 1) * size, Number(query.pageIndex) * size)
			.map((order) => this.documentFor(order));
	}

	/** The document of an order, made anew only when the order has changed. */
	private documentFor(order: FakeOrder): Shown {
		const known = this.documents.get(order);
		if (known?.updatedAt === order.updatedAt && known.document.status === order.status) return known.document;
		const document = documentOf(order);
		this.documents.set(order, { updatedAt: order.updatedAt, document });
		return document;
	}
}

const iso = (time: number) => new Date(time).toISOString();

function documentOf({ orderId, status, createdAt, updatedAt }: FakeOrder) {
	const shippingAddress = status === 'InPreparation' ? { countryCode: 'FR' } : null;
	const lines = [{ orderLineId: 'L1', status, quantity: 1, shippingAddress }];
	return { orderId, status, createdAt: iso(createdAt), updatedAt: iso(updatedAt), lines };
}
