import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import { Command } from 'commander';
import { runWithCleanup } from '../../bench/harness/cleanup.mts';
import { prepareHostSetup, openHost, type Host } from '../../bench/harness/n8n.mts';
import { cdiscount, typed, webhook, workflow } from '../../bench/harness/nodes.mts';
import {
	callsBetween,
	credentialFor,
	startSandboxProcess,
	type SandboxProcess,
} from '../../bench/harness/sandboxProcess.mts';
import type { Credential } from '../../scripts/host/rest.mts';
import { startServices } from './services.mts';
import { shared, startWorker } from './workers.mts';

const command = new Command('npm run test:queue --')
	.description('Confirms and ships orders on n8n in queue mode, main and two workers, of which one is killed.')
	.option('--orders <count>', 'executions, one order each', Number, 1000)
	.option('--pace <count>', 'executions of the two measurements before', Number, 200)
	.option('--tarball <file>', 'a packed package instead of building this checkout');
command.parse();
const { orders, pace, tarball } = command.opts<{ orders: number; pace: number; tarball?: string }>();

const AT_ONCE = 20;
const begun = Date.now();
const say = (line: string) => console.log(`${String(Math.round((Date.now() - begun) / 1000)).padStart(4)} s  ${line}`);

/** One execution per order: it is confirmed, and then shipped with its parcel. */
function job(credential: Credential) {
	const orderId = typed("={{ $('Order').item.json.body.orderId }}");
	const ship = {
		resource: 'order',
		operation: 'ship',
		orderId,
		carrierName: typed('Colissimo', 'name'),
		parcelNumber: "={{ $('Order').item.json.body.parcel }}",
	};
	const nodes = [
		webhook('Order', 'order'),
		cdiscount('Confirm', credential, { resource: 'order', operation: 'confirm', orderId }),
		cdiscount('Ship', credential, ship),
	];
	return workflow('Main job', nodes, ['Order > Confirm', 'Confirm > Ship'], { saveExecutionProgress: true });
}

const parcelOf = (orderId: string) => `Q${orderId.slice(-12)}`;

async function send(host: Host, ids: string[]): Promise<void> {
	const left = [...ids];
	const sender = async () => {
		for (let orderId = left.shift(); orderId; orderId = left.shift())
			await axios.post(`${host.process.url}/webhook/order`, { orderId, parcel: parcelOf(orderId) }, { proxy: false });
	};
	await Promise.all(Array.from({ length: AT_ONCE }, sender));
}

async function shipped(sandbox: SandboxProcess): Promise<number> {
	return (await sandbox.ledger({ effect: 'shipped' })).length;
}

async function until(sandbox: SandboxProcess, count: number, seconds: number): Promise<boolean> {
	for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(250))
		if ((await shipped(sandbox)) >= count) return true;
	return false;
}

/** Orders per second, from the first call to the last shipment. */
async function measured(host: Host, sandbox: SandboxProcess, count: number): Promise<number> {
	const before = await shipped(sandbox);
	const ids = await sandbox.place(count, { status: 'WaitingAcceptance' });
	const started = performance.now();
	await send(host, ids);
	if (!(await until(sandbox, before + count, 300))) throw new Error('Not every order of the measurement was shipped.');
	return count / ((performance.now() - started) / 1000);
}

/** What became of executions that did not end well, for the summary. */
const broken = new Map<string, string>();

/** n8n's own retry of what the dead worker had in hand and n8n did not take up again. @returns how many */
async function retryLost({ rest }: Host): Promise<number> {
	const lost = (await rest.executions({ status: ['crashed', 'error'] })).filter(({ id }) => !broken.has(id));
	for (const { id, status } of lost) {
		const execution = await rest.execution(id);
		const node = Object.entries(execution.nodes).find(([, run]) => run.error);
		broken.set(id, `${status}: ${node ? `${node[0]}: ${node[1].error}` : (execution.error ?? 'no reason given')}`);
	}
	// n8n answers when the retried execution has ended, so nobody waits for the answers
	for (const { id } of lost) {
		const call = rest.session.call('POST', `/executions/${id}/retry`, { loadWorkflow: true });
		call.catch((error: Error) => broken.set(id, `${broken.get(id)}; retry: ${error.message}`));
	}
	return lost.length;
}

await runWithCleanup(async (cleanup) => {
	const setup = await prepareHostSetup(tarball);
	const services = cleanup.add(await startServices(say), async (one) => await one.stop());
	say(`PostgreSQL on ${services.postgresPort}, Redis on ${services.redisPort}`);
	const sandbox = cleanup.add(
		await startSandboxProcess({ delays: { preparation: 0 } }),
		async (one) => await one.stop(),
	);
	const folder = cleanup.add(
		await mkdtemp(join(tmpdir(), 'cdiscount-workers-')),
		async (path) => await rm(path, { recursive: true, force: true }),
	);
	const host = cleanup.add(await openHost(setup, shared(services)), async (one) => await one.close());
	say('main is there');
	const credential = await host.credential('cdiscountApi', 'Shop', credentialFor(sandbox));
	const { id } = await host.rest.createWorkflow(job(credential));
	await host.rest.publish(id);

	const first = cleanup.add(await startWorker(setup, services, join(folder, 'w1')), async (one) => await one.stop());
	await measured(host, sandbox, 20);
	const withOne = await measured(host, sandbox, pace);
	say(`one worker: ${withOne.toFixed(1)} orders per second`);
	const second = cleanup.add(await startWorker(setup, services, join(folder, 'w2')), async (one) => await one.stop());
	await measured(host, sandbox, 20);
	const withTwo = await measured(host, sandbox, pace);
	say(`two workers: ${withTwo.toFixed(1)} orders per second`);

	const before = await shipped(sandbox);
	const earlier = [await first.finished(), await second.finished()];
	const ids = await sandbox.place(orders, { status: 'WaitingAcceptance' });
	const sending = send(host, ids);
	await until(sandbox, before + orders * 0.4, 300);
	await second.kill();
	say(`the second worker is killed with ${(await shipped(sandbox)) - before} of ${orders} shipped`);
	await sending;
	let retried = 0;
	let isComplete = await until(sandbox, before + orders, 60);
	for (let round = 0; round < 8 && !isComplete; round++) {
		retried += await retryLost(host);
		isComplete = await until(sandbox, before + orders, 20);
	}
	const done = new Set((await sandbox.ledger({ effect: 'shipped' })).map(({ orderId }) => orderId));
	const missing = ids.filter((orderId) => !done.has(orderId));
	// as a seller would do whose sheet still shows them as open
	await send(host, missing);
	isComplete = await until(sandbox, before + orders, 60);
	for (const reason of new Set(broken.values())) say(`an execution that did not end well: ${reason}`);
	const stuck = await host.rest.executions({ status: ['new', 'running', 'waiting'] });
	if (stuck.length > 0) say(`${stuck.length} executions are still shown as ${stuck[0].status}`);
	await pause(2000);

	const ledger = await sandbox.ledger();
	const own = new Set(ids);
	const count = (effect: string) => {
		const found = ledger.filter((entry) => entry.effect === effect && own.has(entry.orderId));
		return { all: found.length, orders: new Set(found.map(({ orderId }) => orderId)).size };
	};
	const [confirmed, sent] = [count('confirmed'), count('shipped')];
	const wrong = ledger.filter(({ effect, orderId, details }) => {
		const [parcel] = (details?.parcels ?? []) as Array<{ parcelNumber: string }>;
		return effect === 'shipped' && own.has(orderId) && parcel?.parcelNumber !== parcelOf(orderId);
	});
	const { tokens } = callsBetween({ total: 0, counters: {} }, await sandbox.counters());
	const shares = [(await first.finished()) - earlier[0], (await second.finished()) - earlier[1]];
	const isWell =
		[confirmed, sent].every(({ all, orders: some }) => all === orders && some === orders) && wrong.length === 0;
	console.log(
		[
			'',
			'Queue mode: main and 2 workers on PostgreSQL and Redis',
			`  orders per second: 1 worker ${withOne.toFixed(1)}, 2 workers ${withTwo.toFixed(1)} (× ${(withTwo / withOne).toFixed(2)})`,
			`  ${orders} executions: ${shares[0]} ended on worker 1, ${shares[1]} on worker 2 before it was killed`,
			`  confirmed ${confirmed.all} (${confirmed.orders} orders), shipped ${sent.all} (${sent.orders} orders), wrong parcels ${wrong.length}`,
			`  executions retried by n8n's retry after the crash: ${retried}; orders sent again: ${missing.length}; everything ended in time: ${isComplete ? 'yes' : 'no'}`,
			`  tokens fetched in the whole run: ${tokens} (at most 3 allowed)`,
			isWell && tokens <= 3 ? '  Nothing lost, nothing doubled.' : '  NOT as it should be.',
		].join('\n'),
	);
	return isWell && tokens <= 3;
});
