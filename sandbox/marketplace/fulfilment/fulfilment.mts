import { cursorPage, type CursorPage } from '../paging.mts';
import { equal, filtered, integer, range, valueOf, type Query } from '../query.mts';
import { Random } from '../random.mts';
import { invalid, notFound } from '../refusal.mts';
import { isoDate } from '../clock.mts';
import type { MarketplaceContext } from '../context.mts';

/** What Octopia's warehouses hold, receive, send and get back for a seller. */
export const FULFILMENT_KINDS = ['stocks', 'inbound', 'outbound', 'returns'] as const;

export type FulfilmentKind = (typeof FULFILMENT_KINDS)[number];

interface Entry {
	sequence: number;
	sellerId: string;
	id: string;
	updatedAt: number;
	document: Record<string, unknown>;
}

const ID_NAMES = { stocks: 'id', inbound: 'inboundShipmentId', outbound: 'outboundShipmentId', returns: 'returnId' };

const DEFAULTS: Record<FulfilmentKind, Record<string, unknown>> = {
	stocks: {
		productState: 'New',
		storageCountry: 'FR',
		available: 0,
		allocated: 0,
		blocked: 0,
		litigation: 0,
		removal: 0,
		return: 0,
		logisticOperations: 0,
	},
	inbound: { storageCountry: 'FR', status: 'Registered', products: [] },
	outbound: { status: 'Created', products: [] },
	returns: { type: 'Customer', status: 'Received', reason: 'ChangedMind', isLabelAvailable: false, products: [] },
};

/** Only reading is simulated: the warehouses' records are put in by hand. Attributes documented, types project choices. */
export class Fulfilment {
	private readonly entries = new Map<FulfilmentKind, Entry[]>();
	private random: Random;

	constructor(private readonly context: MarketplaceContext) {
		this.random = new Random(context.seed + 7);
	}

	/** Puts a record in; what is left out is made up. */
	add(kind: FulfilmentKind, sellerId: string, fields: Record<string, unknown>): Record<string, unknown> {
		const at = this.context.scheduler.now();
		const hex = this.random.text(32, '0123456789abcdef');
		const id = String(fields[ID_NAMES[kind]] ?? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
		const times = {
			createdAt: isoDate(at),
			updatedAt: isoDate(at),
			...(kind === 'outbound' && { statusUpdatedAt: isoDate(at) }),
		};
		const document = { [ID_NAMES[kind]]: id, ...DEFAULTS[kind], ...times, ...fields };
		const list = this.entries.get(kind) ?? [];
		list.push({ sequence: list.length + 1, sellerId, id, updatedAt: Date.parse(String(document.updatedAt)), document });
		this.entries.set(kind, list);
		return document;
	}

	/** By cursor; stocks need a `limit` of at most 1000 (documented). */
	list(kind: FulfilmentKind, sellerId: string, query: Query = {}): CursorPage<Record<string, unknown>> {
		if (kind === 'stocks') {
			if (valueOf(query, 'limit') === undefined) throw invalid('limit', 'The limit parameter is required.');
			integer(query, 'limit', 1, 1000);
		}
		const { items, next } = cursorPage(this.matching(kind, sellerId, query), query, {
			position: ({ sequence }) => sequence,
		});
		return { items: items.map(({ document }) => document), next };
	}

	count(kind: FulfilmentKind, sellerId: string, query: Query = {}): number {
		return this.matching(kind, sellerId, query).length;
	}

	one(kind: FulfilmentKind, id: string, sellerId: string): Record<string, unknown> {
		const entry = this.entries.get(kind)?.find((candidate) => candidate.id === id && candidate.sellerId === sellerId);
		if (!entry) throw notFound(`${kind} ${id}`);
		return entry.document;
	}

	/** `GET /stock-seller-references`: which stock is of which reference of the seller. */
	references(sellerId: string) {
		return this.matching('stocks', sellerId, {}).map(({ id, document }) => ({
			stockId: id,
			productId: document.productId ?? null,
			sellerProductReference: document.sellerProductReference ?? null,
		}));
	}

	reset(): void {
		this.entries.clear();
		this.random = new Random(this.context.seed + 7);
	}

	private matching(kind: FulfilmentKind, sellerId: string, query: Query): Entry[] {
		const text = (name: string) => (entry: Entry) => String(entry.document[name] ?? '');
		return filtered(this.entries.get(kind) ?? [], [
			(entry) => entry.sellerId === sellerId,
			equal(query, 'storageCountry', text('storageCountry')),
			equal(query, 'state', text('status')),
			equal(query, 'status', text('status')),
			...range<Entry>(query, 'updatedAt', ({ updatedAt }) => updatedAt),
			...range<Entry>(query, 'statusUpdatedAt', ({ updatedAt }) => updatedAt),
		]);
	}
}
