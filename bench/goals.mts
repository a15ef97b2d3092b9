import type { Goal, Measured } from './content.mts';
import type { Variant } from './harness/compareVariants.mts';

/** What the goals say about, undefined where it was not measured. */
function readings({ results, growth, quota, gate }: Measured) {
	const of = (job: string, rows: number, who: Variant = 'ours') =>
		results.find((one) => one.job === job && one.rows === rows && one.variant === who && one.latencyMs === 50);
	const against = (job: string, rows: number, who: Variant) => ratio(of(job, rows)?.wallMs, of(job, rows, who)?.wallMs);
	const grown = (rows: number) => growth.filter((one) => one.variant === 'ours' && one.rows === rows);
	const offers = (rows: number) => grown(rows).find(({ job }) => job === OFFERS)?.wallMs;
	const largest = grown(100_000).map(({ rssMb }) => rssMb);
	return { of, against, largest, offers, shipped: quota.find(isOurs), waiting: gate.find(isOurs) };
}

const OFFERS = 'update stock, result per row';
const SHIP = 'ship orders from a sheet';

const isOurs = ({ who }: { who: string }) => who === 'ours';
const ratio = (a: number | undefined, b: number | undefined) =>
	a === undefined || b === undefined ? undefined : a / b;

/** All goals, with what these figures tell about them. */
export function goals(measured: Measured): Goal[] {
	const { of, against, largest, offers, shipped, waiting } = readings(measured);
	const all: Array<[goal: string, most: number, found: number | undefined]> = [
		['Ship 1,000: calls', 1015, of(SHIP, 1000)?.calls],
		['Confirm 200: calls', 204, of('confirm orders', 200)?.calls],
		['Confirm 200 that are confirmed: calls', 5, of('confirm orders that are confirmed', 200)?.calls],
		['Ship 1,000 at 50 ms: time, bare loop = 1', 0.2, against(SHIP, 1000, 'loop')],
		['Ship 1,000 at 50 ms: time, HTTP Request nodes = 1', 1, against(SHIP, 1000, 'http')],
		['Read 10,000 orders at 50 ms: time, HTTP Request nodes = 1', 0.5, against('read orders', 10_000, 'http')],
		['Update 10,000 offers at 50 ms: time, HTTP Request nodes = 1', 0.9, against(OFFERS, 10_000, 'http')],
		['Update 100,000 offers: time, 10,000 = 1', 11, ratio(offers(100_000), offers(10_000))],
		['Ship 120 with 60 calls in 12 s: closures met', 2, shipped?.closures],
		['Ship 120 with 60 calls in 12 s: calls refused', 2, shipped?.refused],
		['Five triggers, closed for 11 minutes: calls', 1, waiting?.calls],
		['Five triggers, closed for 11 minutes: failed executions', 0, waiting?.failed],
		['100,000 rows: peak of n8n in MB', 1000, largest.length === 0 ? undefined : Math.max(...largest)],
	];
	return all.map(([goal, most, found]) =>
		found === undefined ? { goal, most } : { goal, most, found: rounded(found), met: found <= most },
	);
}

const rounded = (value: number) => Math.round(value * 100) / 100;

/** The goals as a text table. */
export function goalTable(all: Goal[]): string {
	const width = Math.max(...all.map(({ goal }) => goal.length));
	const line = ({ goal, most, found, met }: Goal) => {
		const verdict = met === undefined ? 'not measured' : met ? 'met' : 'MISSED';
		return `  ${verdict.padEnd(12)}  ${goal.padEnd(width)}  ≤ ${String(most).padEnd(5)} ${found ?? ''}`;
	};
	return all.map(line).join('\n');
}
