import type { LedgerEntry } from '../../sandbox/marketplace/ledger.mts';
import type { Report } from './driver.mts';
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

/** What tells of a double that two processes made at the same moment. */
export const DOUBLE = /\b(?:was|were|been) (?:made|given) (?:twice|two|three|\d+ times|more than once)/i;

export interface RunRecords {
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

function amountFault(step: Step, row: Row, entry: LedgerEntry, { paid }: RunRecords): string | undefined {
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

/** Whether somebody was told that it was made more than once, and fewer say that they made it than times it was made. */
function isToldAsDouble(step: Step, orderId: string, times: number, { reports }: RunRecords): boolean {
	const own = reports.filter((report) => report.step === step && report.orderId === orderId);
	const makers = new Set(own.flatMap(({ result, who }) => (result === 'done' ? [who] : [])));
	return times > 1 && own.some(({ message }) => DOUBLE.test(message)) && makers.size < times;
}

/** Every order once, as wanted; and nothing to an order that was not meant. */
function effectFaults(job: Row[], step: Step, records: RunRecords): string[] {
	const wanted = new Map(rowsOf(job, step).map((row) => [row.orderId, row]));
	const faults: string[] = [];
	for (const effect of [EFFECT[step], MONEY[step]].filter((one) => one !== undefined)) {
		const entries = byOrder(records.ledger, effect);
		for (const orderId of entries.keys())
			if (!wanted.has(orderId)) faults.push(`${orderId} was ${effect} although nobody asked`);
		for (const [orderId, row] of wanted) {
			const found = entries.get(orderId) ?? [];
			if (found.length !== 1 && !isToldAsDouble(step, orderId, found.length, records))
				faults.push(`${orderId} was ${effect} ${found.length} times`);
			const isMoney = step === 'refund' || step === 'gesture';
			const wrong = found.flatMap(
				(entry) =>
					(isMoney ? amountFault(step, row, entry, records) : step === 'ship' ? parcelFault(row, entry) : undefined) ??
					[],
			);
			faults.push(...wrong.map((what) => `${orderId} ${what}`));
		}
	}
	return faults;
}

/** What the users were told, against what was true when they were told. */
function reportFaults(step: Step, { ledger, reports, real }: RunRecords): string[] {
	const effects = byOrder(ledger, EFFECT[step]);
	const own = reports.filter((report) => report.step === step);
	return own.flatMap(({ who, orderId, result, message, at }) => {
		const made = effects.get(orderId) ?? [];
		const wasDone = made.length > 0 && real(made[0].at) <= at;
		if (result !== 'failed') return wasDone ? [] : [`${orderId} was reported as ${result} (${step}) and was not`];
		if (DOUBLE.test(message))
			return made.length > 1 ? [] : [`${orderId} was reported as made twice (${step}) and was not`];
		// what the other one did and says so is no lie of this one
		const isOthers = own.some((other) => other.orderId === orderId && other.who !== who && other.result === 'done');
		return wasDone && !isOthers && !UNKNOWN.test(message)
			? [`${orderId} was done (${step}) and reported as failed: ${message}`]
			: [];
	});
}

/** What is wrong, and what was made twice but told as that: the API gives no means to prevent it between two processes. */
export function verifyRun(job: Row[], records: RunRecords): { faults: string[]; doubles: string[] } {
	const faults = STEPS.flatMap((step) => [...effectFaults(job, step, records), ...reportFaults(step, records)]);
	const doubles = STEPS.flatMap((step) =>
		[...byOrder(records.ledger, EFFECT[step])]
			.filter(([orderId, made]) => isToldAsDouble(step, orderId, made.length, records))
			.map(([orderId, made]) => `${orderId} was ${EFFECT[step]} ${made.length} times`),
	);
	return { faults, doubles };
}

/** One line per step for the summary. */
export function summaryLines(job: Row[], { ledger, reports }: RunRecords): string[] {
	return STEPS.map((step) => {
		const own = reports.filter((report) => report.step === step);
		const counted = (test: (report: Report) => boolean) => own.filter(test).length;
		const effects = ledger.filter(({ effect }) => effect === EFFECT[step]);
		const orders = new Set(effects.map(({ orderId }) => orderId)).size;
		const failed = counted(({ result }) => result === 'failed');
		const twice = counted(({ message }) => DOUBLE.test(message));
		const unknown = counted(({ message }) => UNKNOWN.test(message) && !DOUBLE.test(message));
		return [
			step.padEnd(8),
			`wanted ${rowsOf(job, step).length}`.padEnd(12),
			`in the ledger ${effects.length} (${orders} orders)`.padEnd(32),
			`reported: done ${counted(({ result }) => result === 'done')}`,
			`already done ${counted(({ result }) => result === 'alreadyDone')}`,
			`outcome unknown ${unknown}`,
			`made twice ${twice}`,
			`failed ${failed - unknown - twice}`,
		].join('  ');
	});
}
