import type { IDataObject } from 'n8n-workflow';
import type { TriggerEvent } from '../../../../nodes/Cdiscount/sync/event.ts';
import { pollOnce } from '../../../../nodes/Cdiscount/sync/pollOnce.ts';
import type { Settings } from '../../../../nodes/Cdiscount/sync/pollSettings.ts';
import type { FakeShop } from './fakeShop.mts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** What a node delivered. */
export interface Item {
	eventId: string;
	orderId: string;
	status: string;
	createdAt: string;
	updatedAt: string;
	previousStatus?: string;
	reminder?: boolean;
}

/** A trigger node on a fake marketplace: its state goes through JSON at every poll, as in n8n's database. */
export class FakeNode {
	state: IDataObject = {};
	/** This machine's clock against the marketplace's, in ms. */
	skew = 0;
	readonly deliveries: Item[][] = [];
	failures = 0;
	isStart = false;
	/** How long a poll may take by this machine's clock, in ms. */
	budget = Infinity;

	constructor(
		private readonly shop: FakeShop,
		private readonly event: TriggerEvent,
		private readonly own: Partial<Settings> = {},
	) {}

	async poll(): Promise<Item[]> {
		const { now } = Date;
		// no mock, which would remember every one of the many thousand calls
		Date.now = () => this.shop.now + this.skew;
		const settings: Settings = {
			event: this.event,
			startFrom: 'open',
			hours: 24,
			overlap: 30 * MINUTE,
			catchUpEvery: HOUR,
			lookBack: 24 * HOUR,
			remindAfter: 0,
			options: { output: 'order', simplify: false },
			...this.own,
		};
		const startedAt = this.shop.now;
		const before = JSON.stringify(this.state);
		try {
			const poll = { isStart: this.isStart, isOverdue: () => this.shop.now - startedAt > this.budget };
			const items = await pollOnce(this.state, this.shop.octopia(), settings, poll);
			this.isStart = false;
			const delivered = (items?.[0] ?? []).map(({ json }) => json as unknown as Item);
			const times = delivered.map((item) =>
				Date.parse(this.event.value === 'newOrder' ? item.createdAt : item.updatedAt),
			);
			expect(times).toEqual([...times].sort((a, b) => a - b));
			this.deliveries.push(delivered);
			return delivered;
		} catch (error) {
			if ((error as Error).name !== 'CdiscountError') throw error;
			this.failures += 1;
			expect(JSON.stringify(this.state)).toBe(before);
			return [];
		} finally {
			Date.now = now;
			this.state = JSON.parse(JSON.stringify(this.state)) as IDataObject;
			this.shop.mishaps = [];
		}
	}

	/** How often each event was delivered. */
	counts(): Map<string, number> {
		const counts = new Map<string, number>();
		for (const { eventId } of this.deliveries.flat()) counts.set(eventId, (counts.get(eventId) ?? 0) + 1);
		return counts;
	}

	bytes(): number {
		return JSON.stringify(this.state).length;
	}
}
