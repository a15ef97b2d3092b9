import '../engine/slept.mts';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { Effect } from '../../sandbox/marketplace/ledger.mts';
import type { Outcome } from '../engine/engine.mts';
import { confirm, parcelAt, ready, ship, waiting } from '../engine/orders.mts';
import type { Shop } from '../engine/shop.mts';
import { sold } from '../nodes/Cdiscount/resources/refund/refunds.mts';
import { runs } from '../runs.mts';
import { DOUBLE, UNKNOWN } from './concurrent/checkOutcome.mts';
import { plannedFaults, type PlannedFault } from './concurrent/plannedFaults.mts';
import { closeAll, gesture, openProcesses } from './processes.mts';

afterEach(closeAll);
jest.setTimeout(900_000);

/** Enough items for several to be under way, and for their orders to be read in pages. */
const ITEMS = 12;

interface Job {
	place(shop: Shop): { orderId: string };
	effect: Effect;
	parameters: ReturnType<typeof confirm>;
}

const JOBS: Record<string, Job> = {
	confirm: { place: waiting, effect: 'confirmed', parameters: confirm() },
	ship: { place: ready, effect: 'shipped', parameters: ship(undefined, { parcelNumber: '={{ $json.parcel }}' }) },
	'partial refund': {
		place: sold,
		effect: 'gestureAsked',
		parameters: gesture('={{ $json.orderId }}', { options: {} }),
	},
};

/** What a run said of an item. */
function saidOf({ output, errors }: Outcome, item: number): { result?: unknown; error?: string } {
	const isIts = ({ pairedItem }: { pairedItem?: unknown }) => (pairedItem as { item: number }).item === item;
	const failed = errors.find(isIts);
	return failed === undefined ? { result: output.find(isIts)?.json.result } : { error: String(failed.json.error) };
}

/** Everything that is wrong with what was said of an item that the marketplace has done so many times. */
function faultsOf(said: Array<ReturnType<typeof saidOf>>, times: number): string[] {
	const claims = said.filter(({ result }) => result === 'done' || result === 'alreadyDone');
	const isOpen = said.some(({ error = '' }) => UNKNOWN.test(error));
	const isDouble = said.some(({ error = '' }) => DOUBLE.test(error));
	const wrong: string[] = [];
	if (times === 0 && claims.length > 0) wrong.push('told as done, and not done');
	if (times > 0 && claims.length === 0 && !isOpen && !isDouble) wrong.push('done, and nobody was told');
	if (times > 1 && !isDouble) wrong.push(`done ${times} times, and nobody was told`);
	return wrong;
}

/** Lets the so-manieth calls that read or write meet their faults. */
const rulesOf = (faults: PlannedFault[]) =>
	faults.map(({ isWrite, nth, fault }) => ({
		...fault.rule,
		method: isWrite ? 'POST' : 'GET',
		path: '**',
		from: nth,
		count: 1,
	}));

const plans = fc.record({
	faults: fc.array(plannedFaults, { minLength: 1, maxLength: 3 }).map((several) => several.flat()),
	isSecond: fc.boolean(),
	isOtherProcess: fc.boolean(),
});

test.each(Object.entries(JOBS))(
	'property: %s of many orders at once, with faults and a second run: nothing lost, nothing twice, nothing said that is not so',
	async (_name, { place, effect, parameters }) => {
		const { shop, proxy, one, other } = await openProcesses();
		await fc.assert(
			fc.asyncProperty(plans, async ({ faults, isSecond, isOtherProcess }) => {
				proxy.clear();
				const items: IDataObject[] = Array.from({ length: ITEMS }, (_, index) => ({
					orderId: place(shop).orderId,
					parcel: parcelAt(index),
				}));
				proxy.add(...rulesOf(faults));
				const run = async (engine = one) => await engine.run(parameters, { items, onError: 'continueErrorOutput' });
				const both = [run(), ...(isSecond ? [run(isOtherProcess ? other() : one)] : [])];

				const outcomes = await Promise.all(both);
				proxy.clear();
				const timesOf = (orderId: unknown) =>
					shop.sandbox.marketplace.ledger.count({ orderId: String(orderId), effect });
				const wrong = items.flatMap(({ orderId }, item) =>
					faultsOf(
						outcomes.map((outcome) => saidOf(outcome, item)),
						timesOf(orderId),
					).map((fault) => `item ${item}: ${fault}`),
				);
				expect(wrong).toEqual([]);
				// changes of one order take turns in a process
				const isShared = isSecond && isOtherProcess;
				if (!isShared) expect(items.filter(({ orderId }) => timesOf(orderId) > 1)).toEqual([]);

				const before = items.map(({ orderId }) => timesOf(orderId));
				const last = await run();
				const after = items.map(({ orderId }) => timesOf(orderId));
				const said = items.map((_, item) => saidOf(last, item));
				expect(
					said.filter(({ error }) => error !== undefined && !UNKNOWN.test(error) && !/are gone/.test(error)),
				).toEqual([]);
				expect(after.map((times, item) => times - before[item] > (before[item] > 0 ? 0 : 1))).not.toContain(true);
			}),
			runs(12),
		);
	},
);
