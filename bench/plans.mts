import type { ComparisonPlan, Variant } from './harness/compareVariants.mts';
import { confirmAgain, confirmOrders } from './jobs/confirmOrders.mts';
import type { Job } from './jobs/job.mts';
import { readOrders } from './jobs/readOrders.mts';
import { shipAgain, shipOrders } from './jobs/shipOrders.mts';
import { updateOffers } from './jobs/updateOffers.mts';

const EVERYBODY: Variant[] = ['ours', 'http', 'loop'];

/** With more Node lets garbage lie, and the peak tells nothing of what is needed. */
const HEAP_MB = 1100;

const LATENCY = 50;

/** What is compared, by the names that `--only` takes; `scale` makes the jobs smaller. */
export function plansOf(runs: number, scale: number): Record<string, ComparisonPlan[]> {
	const plan = (job: Job, latencies = [0, LATENCY]) => ({ job, latencies, runs, variants: EVERYBODY });
	return {
		read: [plan(readOrders(10_000 * scale))],
		offers: [plan(updateOffers(10_000 * scale))],
		ship: [plan(shipOrders(1000 * scale))],
		confirm: [200, 1000].map((rows) => plan(confirmOrders(rows * scale), [LATENCY])),
		repeat: [plan(confirmAgain(200 * scale), [LATENCY]), plan(shipAgain(1000 * scale), [LATENCY])],
	};
}

/** How time and memory grow with the rows, for our node and the bare loop: HTTP Request nodes are not what is asked about. */
export const growthPlans = (): ComparisonPlan[] =>
	[1000, 10_000, 100_000].flatMap((rows) =>
		[readOrders(rows), updateOffers(rows)].map((job) => ({
			job,
			latencies: [0],
			runs: 1,
			variants: ['ours', 'loop'],
			heapMb: HEAP_MB,
		})),
	);
