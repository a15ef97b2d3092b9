import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import { Command } from 'commander';
import sumBy from 'lodash/sumBy.js';
import { runWithCleanup } from '../../bench/harness/cleanup.mts';
import { prepareHostSetup } from '../../bench/harness/n8n.mts';
import { callsBetween, startSandboxProcess, type SandboxProcess } from '../../bench/harness/sandboxProcess.mts';
import type { Driver } from './driver.mts';
import { makeJob, rowsOf } from './job.mts';
import { openSeller } from './openSeller.mts';
import { summaryLines, verifyRun, type RunRecords } from './verification.mts';
import { SHARE_OF_FAULTS, faultRules } from './faultProfile.mts';
import { STEPS, type Step } from './workflow.mts';

const command = new Command('npm run chaos --')
	.description(
		'Two real n8n confirm, ship and refund the same orders at the same time, are killed again and again, at a marketplace that fails.',
	)
	.option('--orders <count>', 'orders to confirm and ship; a tenth of them gets money back', Number, 1000)
	.option(
		'--seed <number>',
		'the same seed: the same orders, parcels, amounts and dice',
		Number,
		Math.floor(Math.random() * 1e6),
	)
	.option('--tarball <file>', 'a packed package instead of building this checkout');
command.parse();
const { orders, seed, tarball } = command.opts<{ orders: number; seed: number; tarball?: string }>();

/** How far into which steps which n8n is killed; the other one works on. */
const KILL_AT: Partial<Record<Step, [who: number, share: number]>> = {
	confirm: [0, 0.4],
	ship: [1, 0.3],
	refund: [0, 0.3],
	gesture: [1, 0.5],
};
const WATCHED: Record<Step, string> = {
	confirm: 'confirmed',
	ship: 'shipped',
	refund: 'cancellationAsked',
	gesture: 'gestureAsked',
};
const EXPIRED = 7300;

const begun = Date.now();
const say = (line: string) => console.log(`${String(Math.round((Date.now() - begun) / 1000)).padStart(4)} s  ${line}`);

async function kill({ who, host }: Driver, sandbox: SandboxProcess, step: Step, wanted: number): Promise<void> {
	for (const end = Date.now() + 120_000; Date.now() < end; await pause(200))
		if ((await sandbox.ledger({ effect: WATCHED[step] })).length >= wanted) break;
	await host.process.kill();
	say(`${who}: killed in ${step} with ${(await sandbox.ledger({ effect: WATCHED[step] })).length} in the ledger`);
	await host.revive();
	say(`${who}: back`);
}

await runWithCleanup(async (cleanup) => {
	say(`seed ${seed} (replay with --seed ${seed} --orders ${orders})`);
	const setup = await prepareHostSetup(tarball);
	const sandbox = cleanup.add(
		await startSandboxProcess({ seed, delays: { preparation: 2 } }),
		async (one) => await one.stop(),
	);
	const sellers = await Promise.all(
		['first n8n', 'second n8n'].map(async (who) => await openSeller(who, cleanup, setup, sandbox, say)),
	);
	say('both n8n and the marketplace are there');
	const job = await makeJob(sandbox, orders, seed);
	await sandbox.faults(faultRules());

	let moved = { at: Infinity, by: 0 };
	let kills = 0;
	const disturb = async (step: Step, seller: number): Promise<boolean> => {
		const [victim, share] = KILL_AT[step] ?? [];
		if (share === undefined || victim !== seller) return false;
		if (step === 'confirm') await sandbox.revokeTokens();
		if (step === 'ship') {
			moved = { at: Date.now() + EXPIRED * 1000, by: EXPIRED };
			await sandbox.advance(EXPIRED);
		}
		await kill(sellers[seller], sandbox, step, Math.ceil(share * rowsOf(job, step).length));
		kills += 1;
		return true;
	};
	for (const step of STEPS) {
		const works = sellers.map(
			async (seller, at) => await seller.finish(job, step, async (round) => round === 1 && (await disturb(step, at))),
		);
		await Promise.all(works);
	}
	await pause(1500);

	const paid = new Map<string, number>();
	for (const { orderId, back } of job) {
		if (back !== 'refund') continue;
		const { data } = await axios.get<{ paid: number }>(`${sandbox.addresses.url}/_sandbox/orders/${orderId}/refunds`, {
			proxy: false,
		});
		paid.set(orderId, data.paid);
	}
	const real = (at: string) => (Date.parse(at) >= moved.at ? Date.parse(at) - moved.by * 1000 : Date.parse(at));
	const reports = (await Promise.all(sellers.map(async (seller) => await seller.reports()))).flat();
	const records: RunRecords = { ledger: await sandbox.ledger(), reports, paid, real };
	const { faults, doubles } = verifyRun(job, records);
	const { calls, tokens } = callsBetween({ total: 0, counters: {} }, await sandbox.counters());

	console.log(['', 'Chaos', ...summaryLines(job, records).map((line) => `  ${line}`)].join('\n'));
	console.log(
		`  ${calls} calls of the API, ${SHARE_OF_FAULTS} % of them hit by a fault; ${tokens} tokens; n8n killed ${kills} times;`,
	);
	console.log(
		`  ${sumBy(sellers, 'started')} executions started, ${sumBy(sellers, 'retried')} retried by n8n; ${Math.round((Date.now() - begun) / 1000)} s; seed ${seed}`,
	);
	for (const double of doubles) console.log(`  TWICE, and told so: ${double}`);
	for (const fault of faults.slice(0, 20)) console.log(`  WRONG: ${fault}`);
	const twice = doubles.length === 0 ? 'nothing twice' : `${doubles.length} made twice and told as that`;
	console.log(
		faults.length === 0
			? `  Nothing lost, ${twice}, nothing said that was not so.`
			: `  ${faults.length} things are wrong, ${twice}.`,
	);
	return faults.length === 0;
});
