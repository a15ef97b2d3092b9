import { setTimeout as pause } from 'node:timers/promises';
import { fastPollTimes } from '../scripts/host/workflowJson.mts';
import { pages, query, request, splitOut } from './jobs/http.mts';
import { base, node, workflow } from './harness/nodes.mts';
import type { CleanupStack } from './harness/cleanup.mts';
import { oauthFor } from './harness/compareVariants.mts';
import { openHost, type Host, type HostSetup } from './harness/n8n.mts';
import { callsBetween, credentialFor, startSandboxProcess } from './harness/sandboxProcess.mts';
import { cpuSeconds } from './harness/stats.mts';

/** What a trigger costs while nothing happens, and when many orders come at once. */
export interface PollResult {
	who: string;
	open: number;
	idlePolls: number;
	callsPerIdlePoll: number;
	cpuMsPerIdlePoll: number;
	newOrders: number;
	callsForNew: number;
	delivered: number;
	secondsToAll: number;
	executions: number;
}

/** Orders that are open before. */
const OPEN = 500;

const EVERY_S = 5;
const IDLE_POLLS = 6;

/** How a trigger and a schedule with HTTP Request nodes watch the same shop. */
export async function comparePolls(
	setup: HostSetup,
	fresh: number,
	cleanup: CleanupStack,
	say: (line: string) => void,
): Promise<PollResult[]> {
	const results: PollResult[] = [];
	for (const who of ['ours', 'http'] as const) {
		results.push(await cleanup.within(async () => await watched(setup, who, fresh, cleanup)));
		say(`polls, ${who}: ${JSON.stringify(results.at(-1))}`);
	}
	return results;
}

/** A shop with open orders is watched every five seconds; first nothing happens, then many orders come at once. */
async function watched(
	setup: HostSetup,
	who: 'ours' | 'http',
	fresh: number,
	cleanup: CleanupStack,
): Promise<PollResult> {
	const sandbox = cleanup.add(await startSandboxProcess(), async (one) => await one.stop());
	const host = cleanup.add(await openHost(setup), async (one) => await one.close());
	await sandbox.place(OPEN, { status: 'InPreparation' });
	const own = await host.credential('cdiscountApi', 'Shop', credentialFor(sandbox));
	const oauth = await host.credential('oAuth2Api', 'OAuth2', oauthFor(sandbox));
	const access = { own, oauth, apiUrl: sandbox.addresses.apiUrl };
	const keep = base('Keep', 'noOp', 1);
	const { id } = await host.rest.createWorkflow(who === 'ours' ? ours(own, keep) : http(access, keep));
	await host.rest.publish(id);
	await pause(3 * EVERY_S * 1000);
	const pid = host.process.pid!;
	const look = async () => ({ calls: await sandbox.counters(), cpu: await cpuSeconds(pid) });
	const before = await look();
	await pause(IDLE_POLLS * EVERY_S * 1000);
	const after = await look();
	const seen = new Set((await host.rest.executions({ workflowId: id })).map((one) => one.id));
	const placedAt = Date.now();
	await sandbox.place(fresh, { status: 'InPreparation' });
	const { delivered, executions } = await deliveries(host, id, seen, fresh);
	const secondsToAll = Math.round((Date.now() - placedAt) / 100) / 10;
	return {
		who,
		open: OPEN,
		idlePolls: IDLE_POLLS,
		callsPerIdlePoll: callsBetween(before.calls, after.calls).calls / IDLE_POLLS,
		cpuMsPerIdlePoll: Math.round(((after.cpu - before.cpu) * 1000) / IDLE_POLLS),
		newOrders: fresh,
		callsForNew: callsBetween(after.calls, await sandbox.counters()).calls,
		delivered,
		secondsToAll,
		executions,
	};
}

/** Waits until so many orders have reached the workflow. */
async function deliveries({ rest }: Host, workflowId: string, seen: Set<string>, wanted: number) {
	let delivered = 0;
	let executions = 0;
	for (const end = Date.now() + 90_000; delivered < wanted && Date.now() < end; await pause(300))
		for (const { id } of await rest.executions({ workflowId, status: ['success'] })) {
			if (seen.has(id)) continue;
			seen.add(id);
			const items = (await rest.execution(id)).nodes.Keep?.items ?? [];
			if (items.length > 0) executions += 1;
			delivered += items.length;
		}
	return { delivered, executions };
}

function ours(own: { id: string; name: string }, keep: ReturnType<typeof base>) {
	const parameters = { event: 'orderToShip', pollTimes: fastPollTimes };
	const credentials = { cdiscountApi: { id: own.id, name: own.name } };
	const trigger = node('Trigger', 'n8n-nodes-cdiscount.cdiscountTrigger', 1, parameters, { credentials });
	return workflow('Ours: poll', [trigger, keep], ['Trigger > Keep']);
}

/** What a user would build: everything in the state that changed within half an hour, less what was seen before. */
function http(access: Parameters<typeof request>[1], keep: ReturnType<typeof base>) {
	const every = base('Schedule', 'scheduleTrigger', 1.2, {
		rule: { interval: [{ field: 'seconds', secondsInterval: EVERY_S }] },
	});
	const wanted = query({
		pageSize: '100',
		status: 'InPreparation',
		updatedAtMin: '={{ $now.minus(30, "minutes").toUTC().toISO() }}',
	});
	const seen = base('New', 'removeDuplicates', 2, {
		operation: 'removeItemsSeenInPreviousExecutions',
		dedupeValue: '={{ $json.orderId }}',
		options: {},
	});
	return workflow(
		'HTTP: poll',
		[
			every,
			request('Pages', access, `${access.apiUrl}/orders`, { ...wanted, options: pages }),
			splitOut('Orders', 'items'),
			seen,
			keep,
		],
		['Schedule > Pages', 'Pages > Orders', 'Orders > New', 'New > Keep'],
	);
}
