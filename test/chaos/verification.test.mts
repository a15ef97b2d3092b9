import type { Effect } from '../../sandbox/marketplace/ledger.mts';
import type { Row } from './job.mts';
import { verifyRun, type RunRecords } from './verification.mts';

const AT = '2026-09-02T08:00:00.000Z';
const job: Row[] = [{ orderId: 'A', carrier: 'DPD', parcel: 'P1', back: 'gesture', amount: 3 }];

/** The records of an order that went well up to its gesture, which was made so often and told so. */
function records(gestures: number, told: Array<[who: string, result: string, message?: string]>): RunRecords {
	const entry = (effect: Effect, details = {}) => ({ at: AT, sellerId: '1', orderId: 'A', effect, details });
	const parcels = [{ parcelNumber: 'P1', carrierName: 'DPD' }];
	const given = Array.from({ length: gestures }, () => [
		entry('gestureAsked', { amount: 3 }),
		entry('gestureGranted', { amount: 3 }),
	]);
	const reports = told.map(([who, result, message = '']) => ({
		...{ who, step: 'gesture', orderId: 'A', result, message, amount: '3' },
		at: Date.parse(AT) + 1000,
	}));
	const ledger = [entry('confirmed'), entry('shipped', { parcels }), ...given.flat()];
	return { ledger, reports, paid: new Map(), real: (at) => Date.parse(at) };
}

const TWICE = 'The gesture of 3.00 EUR for order A was made twice.';
const UNSURE = 'It is not known whether the gesture was made.';

test.each<[string, RunRecords]>([
	[
		'one made it, the other found it',
		records(1, [
			['a', 'done'],
			['b', 'alreadyDone'],
		]),
	],
	[
		'one made it, the other was stopped',
		records(1, [
			['a', 'done'],
			['b', 'failed', 'Throttled.'],
		]),
	],
	[
		'nobody was sure at first',
		records(1, [
			['a', 'failed', UNSURE],
			['a', 'alreadyDone'],
			['b', 'alreadyDone'],
		]),
	],
])('nothing is wrong where %s', (_name, all) => {
	expect(verifyRun(job, all)).toEqual({ faults: [], doubles: [] });
});

test('a double that was told is no fault, and is counted', () => {
	const all = records(2, [
		['a', 'done'],
		['b', 'failed', TWICE],
		['b', 'alreadyDone'],
	]);
	expect(verifyRun(job, all)).toEqual({ faults: [], doubles: ['A was gestureAsked 2 times'] });
});

test.each<[string, RunRecords, RegExp]>([
	[
		'a double that nobody told',
		records(2, [
			['a', 'done'],
			['b', 'done'],
		]),
		/gestureAsked 2 times/,
	],
	[
		'a double that both call done',
		records(2, [
			['a', 'done'],
			['b', 'failed', TWICE],
			['b', 'done'],
		]),
		/2 times/,
	],
	[
		'a double that is none',
		records(1, [
			['a', 'done'],
			['b', 'failed', TWICE],
		]),
		/reported as made twice/,
	],
	['what was lost', records(0, [['a', 'done']]), /gestureAsked 0 times/],
	[
		'a failure that was none',
		records(1, [
			['a', 'failed', 'Refused.'],
			['b', 'alreadyDone'],
		]),
		/reported as failed/,
	],
])('%s is a fault', (_name, all, wrong) => {
	expect(verifyRun(job, all).faults).toContainEqual(expect.stringMatching(wrong));
});
