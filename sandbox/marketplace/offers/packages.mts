import { MAX_PACKAGE, PACKAGE_STATES, PACKAGE_TYPES } from '../../../nodes/Cdiscount/marketplace/offer/schema.ts';
import { objectOf, property } from '../body.mts';
import { cursorPage, type CursorPage } from '../paging.mts';
import { equal, filtered, someOf, type Query } from '../query.mts';
import { Random } from '../random.mts';
import { invalid, notFound, Refusal } from '../refusal.mts';
import { recordEffect, type Shapes, type MarketplaceContext } from '../context.mts';
import { newPackage, packageDocument, packageSummary, type PackageRecord } from './package.mts';
import { parseUpload, type OfferRequest, type PackageType } from './request.mts';
import type { LineResult } from './results.mts';

/** What the lines of a closed package do to the offers. */
export type Integrate = (
	lines: OfferRequest[],
	type: PackageType,
	sellerId: string,
	channel: string,
	at: number,
) => LineResult[];

/**
 * The life of offer packages: WaitingForCompletion, Ready, IntegrationPending, Integrated, by the clock; Rejected when
 * they are left open too long (documented; the state of an expired package is a project choice).
 */
export class Packages {
	private readonly byId = new Map<string, PackageRecord>();
	private random: Random;

	constructor(
		private readonly context: MarketplaceContext,
		private readonly shapes: Shapes,
		private readonly integrate: Integrate,
		private readonly isStrict = false,
	) {
		this.random = new Random(context.seed + 3);
	}

	/** `POST /offer-packages`: returns the package's id. */
	open(sellerId: string, salesChannelId: string, body: unknown): string {
		this.context.scheduler.runDue();
		if (salesChannelId === '') throw invalid('SalesChannelId', 'The SalesChannelId header is required.');
		const type = PACKAGE_TYPES.find((known) => known === property(objectOf(body), 'packageType'));
		if (!type) throw invalid('packageType', `The packageType must be one of ${PACKAGE_TYPES.join(', ')}.`);
		const at = this.context.scheduler.now();
		const id = this.random.text(24, '0123456789abcdef');
		const record = newPackage({ sequence: this.byId.size + 1, id, sellerId, salesChannelId, type }, at);
		this.byId.set(record.id, record);
		this.context.scheduler.scheduleIn(this.context.delays.packageLife, (due) => this.expire(record, due));
		return record.id;
	}

	/** `POST /offer-packages/{packageId}/offer-requests`. */
	upload(id: string, sellerId: string, body: unknown): void {
		const record = this.find(id, sellerId);
		if (record.state !== 'WaitingForCompletion') throw conflict(`The package is ${record.state}.`);
		const lines = parseUpload(body);
		if (record.lines.length + lines.length > MAX_PACKAGE) {
			throw invalid('$', `A package must hold at most ${MAX_PACKAGE} offer requests.`);
		}
		const at = this.context.scheduler.now();
		record.lines.push(...lines);
		record.busyUntil = at + this.context.delays.intake * 1000;
		record.updatedAt = at;
	}

	/**
	 * `PATCH /offer-packages/{packageId}`: the only change there is, to Ready. The queue begins once everything is taken
	 * in; known clients close right after an upload, so only a strict marketplace refuses that.
	 */
	close(id: string, sellerId: string, body: unknown): void {
		const record = this.find(id, sellerId);
		const state = property(objectOf(body), 'state');
		if (state !== 'Ready') throw invalid('state', `The value '${String(state)}' is not valid.`);
		if (record.state !== 'WaitingForCompletion') throw conflict(`The package is ${record.state}.`);
		const at = this.context.scheduler.now();
		if (this.isStrict && at < record.busyUntil)
			throw conflict('Offer requests of the package are still being processed.');
		if (record.lines.length === 0) throw conflict('The package holds no offer requests.');
		const { packageQueue, packageIntegration } = this.context.delays;
		Object.assign(record, { state: 'Ready', updatedAt: at });
		const pendingAt = Math.max(at, record.busyUntil) + packageQueue * 1000;
		this.context.scheduler.schedule(pendingAt, (due) =>
			Object.assign(record, { state: 'IntegrationPending', updatedAt: due }),
		);
		this.context.scheduler.schedule(pendingAt + packageIntegration * 1000, (due) => this.finish(record, due));
	}

	one(id: string, sellerId: string) {
		return packageDocument(this.find(id, sellerId), this.shapes);
	}

	/** `GET /offer-packages`: by cursor, the newest first (project choice). */
	list(sellerId: string, query: Query = {}): CursorPage<ReturnType<typeof packageDocument>> {
		this.context.scheduler.runDue();
		const states = someOf(query, 'state', PACKAGE_STATES);
		const found = filtered([...this.byId.values()].reverse(), [
			(record) => record.sellerId === sellerId,
			states && (({ state }) => states.includes(state)),
			equal(query, 'salesChannelId', ({ salesChannelId }) => salesChannelId),
		]);
		const { items, next } = cursorPage(found, query, { position: ({ sequence }) => -sequence });
		return { items: items.map((record) => packageDocument(record, this.shapes)), next };
	}

	/** `GET /offer-packages/{packageId}/offer-requests-results`: 400 before the end (seen), 404 after three days. */
	results(id: string, sellerId: string, query: Query = {}): CursorPage<LineResult> {
		const record = this.find(id, sellerId);
		if (record.state !== 'Integrated') {
			const detail = `The package is ${record.state}.`;
			throw new Refusal(400, 'The retrieval of the offer requests results failed', undefined, detail);
		}
		if (!record.results) throw notFound(`The results of the offer package ${id}`);
		return cursorPage(record.results, query, { position: (_result, place) => place });
	}

	/** How many lines the package holds, and how many ended how. For the page. */
	summary(id: string) {
		return packageSummary(this.byId.get(id)!);
	}

	/** The first lines that were not integrated, with their reasons. For the page. */
	problems(id: string, limit: number): LineResult[] {
		const results = this.byId.get(id)!.results ?? [];
		return results.filter(({ integrationStatus }) => integrationStatus !== 'Integrated').slice(0, limit);
	}

	reset(): void {
		this.byId.clear();
		this.random = new Random(this.context.seed + 3);
	}

	private finish(record: PackageRecord, at: number): void {
		const { id, sellerId, salesChannelId, type } = record;
		record.results = this.integrate(record.lines, type, sellerId, salesChannelId, at);
		record.lines = [];
		Object.assign(record, { state: 'Integrated', updatedAt: at });
		recordEffect(this.context, record, 'offersIntegrated', at, {
			packageId: id,
			packageType: type,
			...this.summary(id),
		});
		this.context.scheduler.schedule(at + this.context.delays.resultsKept * 1000, () => (record.results = undefined));
	}

	private expire(record: PackageRecord, at: number): void {
		if (record.state !== 'WaitingForCompletion') return;
		Object.assign(record, { state: 'Rejected', updatedAt: at, lines: [] });
		record.result = { resultCode: '2123', message: 'Le paquet n’a pas été clôturé dans les 6 heures' };
		recordEffect(this.context, record, 'offersRejected', at, { packageId: record.id, ...record.result });
	}

	private find(id: string, sellerId: string): PackageRecord {
		this.context.scheduler.runDue();
		const record = this.byId.get(id);
		if (record?.sellerId !== sellerId) throw notFound(`Offer package ${id}`);
		return record;
	}
}

function conflict(detail: string): Refusal {
	return new Refusal(409, 'Conflict', undefined, detail);
}
