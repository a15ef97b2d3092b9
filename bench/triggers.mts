import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import type { Call } from '../sandbox/http/callLog.mts';
import type { CleanupStack } from './harness/cleanup.mts';
import { jobHost } from './harness/compareVariants.mts';
import type { HostSetup } from './harness/n8n.mts';
import { base, node, workflow } from './harness/nodes.mts';
import { startSandboxProcess, type SandboxProcess } from './harness/sandboxProcess.mts';
import { query, request } from './jobs/http.mts';
import type { Access, Job } from './jobs/job.mts';
import { shipOrders } from './jobs/shipOrders.mts';

/** Five triggers while the API takes no calls. */
export interface GateResult {
	who: 'ours' | 'http';
	/** Ticks of all five. */
	polls: number;
	calls: number;
	failed: number;
}

/** Five triggers and a bulk job of one client that needs its quota several times. */
export interface SharedResult {
	rows: number;
	wallS: number;
	/** Ticks of all five; those that asked; those that were refused; executions that failed. */
	polls: number;
	asked: number;
	refused: number;
	failed: number;
	bulkRefused: number;
}

const EVENTS = ['orderToShip', 'orderToConfirm', 'newOrder', 'newMessage', 'orderStatusChanged'];

/** What HTTP Request nodes would ask for the same. */
const LISTS: Array<[path: string, query: Record<string, string>]> = [
	['/orders', { status: 'InPreparation' }],
	['/orders', { status: 'WaitingAcceptance' }],
	['/orders', { sort: '-createdAt' }],
	['/discussions', {}],
	['/orders', { sort: '-updatedAt' }],
];

/** A minute of triggers is five seconds here, and the gate is closed for eleven: longer than a poll waits by itself. */
const MINUTE_S = 5;
const CLOSED_MINUTES = 11;

export async function compareGate(
	setup: HostSetup,
	cleanup: CleanupStack,
	say: (line: string) => void,
): Promise<GateResult[]> {
	const results: GateResult[] = [];
	for (const who of ['ours', 'http'] as const) {
		results.push(await cleanup.within(async () => await closed(setup, who, cleanup)));
		say(`closed gate, ${who}: ${JSON.stringify(results.at(-1))}`);
	}
	return results;
}

async function closed(setup: HostSetup, who: GateResult['who'], cleanup: CleanupStack): Promise<GateResult> {
	const seconds = CLOSED_MINUTES * MINUTE_S;
	const { sandbox, failures } = await watched(setup, who, shipOrders(0), MINUTE_S, cleanup);
	await pause(2 * MINUTE_S * 1000);
	await sandbox.quota({ calls: 0, windowSeconds: seconds + MINUTE_S });
	const before = { calls: await sandbox.counters(), failed: await failures() };
	await pause(seconds * 1000);
	const calls = (await sandbox.callsSince(before.calls)).length;
	return { who, polls: CLOSED_MINUTES * EVENTS.length, calls, failed: (await failures()) - before.failed };
}

/** As real: a window is about ten ticks of a minute, and 600 calls, of which five triggers take a tenth. */
const SHARED_QUOTA = { calls: 100, windowSeconds: 30 };
const TICK_S = 15;

/** HTTP Request nodes are not compared: their bulk job ends with the first refusal, see `compareQuota`. */
export async function measureShared(
	setup: HostSetup,
	rows: number,
	cleanup: CleanupStack,
	say: (line: string) => void,
): Promise<SharedResult> {
	return await cleanup.within(async () => {
		const { sandbox, failures, url } = await watched(setup, 'ours', shipOrders(rows), TICK_S, cleanup);
		const body = await shipOrders(rows).prepare(sandbox, rows, 0);
		await pause(2 * TICK_S * 1000);
		await sandbox.quota(SHARED_QUOTA);
		const before = { calls: await sandbox.counters(), failed: await failures() };
		const begun = performance.now();
		await axios.post(`${url}/webhook/ours`, body, { proxy: false });
		const wallS = Math.round((performance.now() - begun) / 100) / 10;
		const calls = await sandbox.callsSince(before.calls);
		const polls = calls.filter(isPoll);
		const refused = calls.filter(({ status }) => status === 403);
		const result = {
			rows,
			wallS,
			polls: Math.floor(wallS / TICK_S) * EVENTS.length,
			asked: polls.length,
			refused: refused.filter(isPoll).length,
			failed: (await failures()) - before.failed,
			bulkRefused: refused.filter((call) => !isPoll(call)).length,
		};
		say(`bulk and five triggers: ${JSON.stringify(result)}`);
		return result;
	});
}

/** A trigger asks for what is new; the bulk job for orders by their status only. */
const isPoll = ({ method, path }: Call) => method === 'GET' && /discussions|(updated|created)At(Min|Max)/.test(path);

interface Watched {
	sandbox: SandboxProcess;
	url: string;
	/** How many executions have failed. */
	failures(): Promise<number>;
}

/** An n8n with a job's workflow and five triggers, or five schedules with an HTTP Request node. */
async function watched(
	setup: HostSetup,
	who: GateResult['who'],
	job: Job,
	everyS: number,
	cleanup: CleanupStack,
): Promise<Watched> {
	const sandbox = cleanup.add(await startSandboxProcess(), async (one) => await one.stop());
	let access: Access | undefined;
	const noted = (kind: 'ours' | 'http') => (given: Access, path: string) => job[kind]((access = given), path);
	const noting = { ...job, ours: noted('ours'), http: noted('http') };
	const { rest, process } = await jobHost(setup, sandbox, noting, who, undefined, cleanup);
	const watches = EVENTS.map((event, at) =>
		who === 'ours' ? ours(access!, event, everyS) : http(access!, at, everyS),
	);
	for (const made of watches) await rest.publish((await rest.createWorkflow(made)).id);
	const failures = async () => (await rest.executions({ status: ['error', 'crashed'], limit: 100 })).length;
	return { sandbox, url: process.url, failures };
}

/** Each ticks in a second of its own: n8n chooses one by chance for a trigger that polls every minute. */
function ours({ own }: Access, event: string, everyS: number) {
	const item = Array.from({ length: 60 / everyS }, (_, at) => ({
		mode: 'custom',
		cronExpression: `${at * everyS + EVENTS.indexOf(event)} * * * * *`,
	}));
	const credentials = { cdiscountApi: { id: own.id, name: own.name } };
	const parameters = { event, pollTimes: { item } };
	const trigger = node('Trigger', 'n8n-nodes-cdiscount.cdiscountTrigger', 1, parameters, { credentials });
	return workflow(`Ours: ${event}`, [trigger, base('Keep', 'noOp', 1)], ['Trigger > Keep']);
}

function http(access: Access, at: number, everyS: number) {
	const [path, asked] = LISTS[at];
	const schedule = base('Schedule', 'scheduleTrigger', 1.2, {
		rule: { interval: [{ field: 'seconds', secondsInterval: everyS }] },
	});
	const look = request('Look', access, access.apiUrl + path, query({ pageSize: '100', ...asked }));
	return workflow(`HTTP: ${EVENTS[at]}`, [schedule, look], ['Schedule > Look']);
}
