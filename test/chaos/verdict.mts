import type { LedgerEntry } from '../../sandbox/marketplace/ledger.mts';
import type { Report } from './drive.mts';
import { rowsOf, type Row } from './job.mts';
import { STEPS, type Step } from './workflow.mts';

/** What the marketplace writes down when a step takes effect: when it is asked for. */
const EFFECT: Record<Step, string> = {
	confirm: 'confirmed',
	ship: 'shipped',
	refund: 'cancellationAsked',
	gesture: 'gestureAsked',
};

/** What the marketplace writes down when money has moved. */
const MONEY: Partial<Record<Step, string>> = { refund: 'refunded', gesture: 'gestureGranted' };

export const UNKNOWN = /not known whether/i;

export interface Books {
	ledger: LedgerEntry[];
	reports: Report[];
	/** What each customer paid, in euros, of orders that are refunded whole. */
	paid: Map<string, number>;
	/** Turns a time of the marketplace's clock, which was moved, into one of this machine's. */
	real(at: string): number;
}

interface Parcel {
	parcelNumber: string;
	carrierName: string;
}

type Entries = Map<string, LedgerEntry[]>;

function byOrder(ledger: LedgerEntry[], effect: string): Entries {
	const found: Entries = new Map();
	for (const entry of ledger)
		if (entry.effect === effect) found.set(entry.orderId, [...(found.get(entry.orderId) ?? []), entry]);
	return found;
}

function amountFault(step: Step, row: Row, entry: LedgerEntry, { paid }: Books): string | undefined {
	const wanted = step === 'refund' ? paid.get(row.orderId) : row.amount;
	const given = Number(entry.details?.amount);
	return Math.round(given * 100) === Math.round((wanted ?? NaN) * 100)
		? undefined
		: `gave ${given} instead of ${wanted}`;
}

function parcelFault(row: Row, entry: LedgerEntry): string | undefined {
	const parcels = (entry.details?.parcels ?? []) as Parcel[];
	const [parcel] = parcels;
	const isRight = parcels.length === 1 && parcel.parcelNumber === row.parcel && parcel.carrierName === row.carrier;
	return isRight ? undefined : `went out as ${JSON.stringify(parcels)} instead of ${row.parcel} of ${row.carrier}`;
}

/** Every order once, as wanted; and nothing to an order that was not meant. */
function effectFaults(job: Row[], step: Step, books: Books): string[] {
	const wanted = new Map(rowsOf(job, step).map((row) => [row.orderId, row]));
	const faults: string[] = [];
	for (const effect of [EFFECT[step], MONEY[step]].filter((one) => one !== undefined)) {
		const entries = byOrder(books.ledger, effect);
		for (const orderId of entries.keys())
			if (!wanted.has(orderId)) faults.push(`${orderId} was ${effect} although nobody asked`);
		for (const [orderId, row] of wanted) {
			const found = entries.get(orderId) ?? [];
			if (found.length !== 1) faults.push(`${orderId} was ${effect} ${found.length} times`);
			const isMoney = step === 'refund' || step === 'gesture';
			const wrong = found.flatMap(
				(entry) =>
					(isMoney ? amountFault(step, row, entry, books) : step === 'ship' ? parcelFault(row, entry) : undefined) ??
					[],
			);
			faults.push(...wrong.map((what) => `${orderId} ${what}`));
		}
	}
	return faults;
}

/** What the user was told, against what was true when he was told. */
function reportFaults(step: Step, { ledger, reports, real }: Books): string[] {
	const effects = byOrder(ledger, EFFECT[step]);
	return reports
		.filter((report) => report.step === step)
		.flatMap(({ orderId, result, message, at }) => {
			const first = effects.get(orderId)?.[0];
			const wasDone = first !== undefined && real(first.at) <= at;
			if (result !== 'failed') return wasDone ? [] : [`${orderId} was reported as ${result} (${step}) and was not`];
			return wasDone && !UNKNOWN.test(message)
				? [`${orderId} was done (${step}) and reported as failed: ${message}`]
				: [];
		});
}

/** Everything that is wrong; empty after a good run. */
export function verdict(job: Row[], books: Books): string[] {
	return STEPS.flatMap((step) => [...effectFaults(job, step, books), ...reportFaults(step, books)]);
}

/** One line per step for the summary. */
export function tally(job: Row[], { ledger, reports }: Books): string[] {
	return STEPS.map((step) => {
		const own = reports.filter((report) => report.step === step);
		const counted = (test: (report: Report) => boolean) => own.filter(test).length;
		const effects = ledger.filter(({ effect }) => effect === EFFECT[step]);
		const orders = new Set(effects.map(({ orderId }) => orderId)).size;
		const failed = counted(({ result }) => result === 'failed');
		const unknown = counted(({ message }) => UNKNOWN.test(message));
		return [
			step.padEnd(8),
			`wanted ${rowsOf(job, step).length}`.padEnd(12),
			`in the ledger ${effects.length} (${orders} orders)`.padEnd(32),
			`reported: done ${counted(({ result }) => result === 'done')}`,
			`already done ${counted(({ result }) => result === 'alreadyDone')}`,
			`outcome unknown ${unknown}`,
			`failed ${failed - unknown}`,
		].join('  ');
	});
}
