import axios from 'axios';
import lodash from 'lodash';
import type { CleanupStack } from './harness/cleanup.mts';
import { jobHost } from './harness/compareVariants.mts';
import type { HostSetup } from './harness/n8n.mts';
import { startSandboxProcess } from './harness/sandboxProcess.mts';
import { shipOrders } from './jobs/shipOrders.mts';

/** The real quota, about 600 calls in a few minutes, on a tenth of the scale. */
export const QUOTA = { calls: 60, windowSeconds: 12 };

/** What a job took that needs more calls than the quota has. */
export interface QuotaResult {
	who: 'ours' | 'http';
	rows: number;
	wallS: number;
	calls: number;
	/** Calls that the quota refused, and in how many of its windows. */
	refused: number;
	closures: number;
	/** Orders that were not shipped in the end, and that took two shipments. */
	lost: number;
	doubled: number;
	/** The execution ended with an error. */
	failed: boolean;
}

/** The most that n8n's "Retry On Fail" can do. */
const RETRIES = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 };

/**
 * The shipping job while a quota ends it several times. There is no bare loop: a program that waits for the quota would have to be our client.
 */
export async function compareQuota(
	setup: HostSetup,
	rows: number,
	cleanup: CleanupStack,
	say: (line: string) => void,
): Promise<QuotaResult[]> {
	const results: QuotaResult[] = [];
	for (const who of ['ours', 'http'] as const) {
		results.push(await cleanup.within(async () => await shipped(setup, who, rows, cleanup)));
		say(`ship ${rows} under a quota, ${who}: ${JSON.stringify(results.at(-1))}`);
	}
	return results;
}

async function shipped(
	setup: HostSetup,
	who: QuotaResult['who'],
	rows: number,
	cleanup: CleanupStack,
): Promise<QuotaResult> {
	const sandbox = cleanup.add(await startSandboxProcess(), async (one) => await one.stop());
	const plain = shipOrders(rows);
	const job = { ...plain, http: (...of: Parameters<typeof plain.http>) => persistent(plain.http(...of)) };
	const host = await jobHost(setup, sandbox, job, who, undefined, cleanup);
	const body = await job.prepare(sandbox, rows, 0);
	await sandbox.quota(QUOTA);
	const before = await sandbox.counters();
	const begun = performance.now();
	const { status } = await axios.post(`${host.process.url}/webhook/${who}`, body, {
		proxy: false,
		validateStatus: () => true,
	});
	const wallS = Math.round((performance.now() - begun) / 100) / 10;
	const calls = await sandbox.callsSince(before);
	const isRefused = calls.map((call) => call.status === 403);
	const shipments = lodash.countBy(await sandbox.ledger({ effect: 'shipped' }), 'orderId');
	return {
		who,
		rows,
		wallS,
		calls: calls.length,
		refused: isRefused.filter(Boolean).length,
		// a window that has refused a call takes none any more
		closures: isRefused.filter((is, at) => is && isRefused[at - 1] !== true).length,
		lost: rows - Object.keys(shipments).length,
		doubled: Object.values(shipments).filter((count) => count > 1).length,
		failed: status !== 200,
	};
}

/** What a user would switch on against refusals. */
const persistent = <T extends { nodes: Array<{ type: string }> }>(made: T): T => ({
	...made,
	nodes: made.nodes.map((one) => (one.type.endsWith('.httpRequest') ? { ...one, ...RETRIES } : one)),
});
