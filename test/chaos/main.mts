import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import { Command } from 'commander';
import { asCommand } from '../../bench/lab/closing.mts';
import { gatherParts, openHost, type Host } from '../../bench/lab/n8n.mts';
import { callsBetween, credentialFor, startMarket, type SandboxProcess } from '../../bench/lab/sandbox.mts';
import { Driver } from './drive.mts';
import { makeJob } from './job.mts';
import { tally, verdict, type Books } from './verdict.mts';
import { SHARE_OF_FAULTS, weather } from './weather.mts';
import { chaosWorkflow, REPORT_COLUMNS, STEPS, type Step } from './workflow.mts';

const command = new Command('npm run chaos --')
	.description(
		'Confirms, ships and refunds orders in a real n8n that is killed again and again, at a marketplace that fails.',
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

/** How far into which steps n8n is killed, and what else happens there. */
const KILL_AT: Partial<Record<Step, number>> = { confirm: 0.4, ship: 0.3, refund: 0.3 };
const WATCHED: Record<Step, string> = {
	confirm: 'confirmed',
	ship: 'shipped',
	refund: 'cancellationAsked',
	gesture: 'gestureAsked',
};
const EXPIRED = 7300;

const begun = Date.now();
const say = (line: string) => console.log(`${String(Math.round((Date.now() - begun) / 1000)).padStart(4)} s  ${line}`);

async function killHost(host: Host, market: SandboxProcess, step: Step, wanted: number): Promise<void> {
	for (const end = Date.now() + 120_000; Date.now() < end; await pause(200))
		if ((await market.ledger({ effect: WATCHED[step] })).length >= wanted) break;
	await host.process.kill();
	say(`${step}: n8n killed with ${(await market.ledger({ effect: WATCHED[step] })).length} in the ledger`);
	await host.revive();
	say('n8n is back');
}

await asCommand(async (closing) => {
	say(`seed ${seed} (replay with --seed ${seed} --orders ${orders})`);
	const parts = await gatherParts(tarball);
	const market = closing.add(await startMarket({ seed, delays: { preparation: 2 } }), async (one) => await one.stop());
	const host = closing.add(await openHost(parts), async (one) => await one.close());
	say('n8n and the marketplace are there');
	const credential = await host.credential('cdiscountApi', 'Shop', credentialFor(market));
	const table = await host.rest.dataTable('Chaos reports', REPORT_COLUMNS);
	const { id } = await host.rest.createWorkflow(chaosWorkflow(credential, table.id));
	await host.rest.publish(id);
	const job = await makeJob(market, orders, seed);
	const driver = new Driver(host, table, id, say);
	await market.faults(weather());

	let moved = { at: Infinity, by: 0 };
	let kills = 0;
	for (const step of STEPS) {
		const share = KILL_AT[step];
		const count = step === 'confirm' || step === 'ship' ? orders : Math.round(orders * 0.06);
		await driver.finish(job, step, async (round) => {
			if (round > 1 || share === undefined) return false;
			if (step === 'confirm') await market.revokeTokens();
			if (step === 'ship') {
				moved = { at: Date.now() + EXPIRED * 1000, by: EXPIRED };
				await market.advance(EXPIRED);
			}
			await killHost(host, market, step, Math.ceil(share * count));
			kills += 1;
			return true;
		});
	}
	await pause(1500);

	const paid = new Map<string, number>();
	for (const { orderId, back } of job) {
		if (back !== 'refund') continue;
		const { data } = await axios.get<{ paid: number }>(`${market.addresses.url}/_sandbox/orders/${orderId}/refunds`, {
			proxy: false,
		});
		paid.set(orderId, data.paid);
	}
	const real = (at: string) => (Date.parse(at) >= moved.at ? Date.parse(at) - moved.by * 1000 : Date.parse(at));
	const books: Books = { ledger: await market.ledger(), reports: await driver.reports(), paid, real };
	const faults = verdict(job, books);
	const { calls, tokens } = callsBetween({ total: 0, counters: {} }, await market.counters());

	console.log(['', 'Chaos', ...tally(job, books).map((line) => `  ${line}`)].join('\n'));
	console.log(
		`  ${calls} calls of the API, ${SHARE_OF_FAULTS} % of them struck; ${tokens} tokens; n8n killed ${kills} times;`,
	);
	console.log(
		`  ${driver.started} executions started, ${driver.retried} retried by n8n; ${Math.round((Date.now() - begun) / 1000)} s; seed ${seed}`,
	);
	for (const fault of faults.slice(0, 20)) console.log(`  WRONG: ${fault}`);
	console.log(
		faults.length === 0
			? '  Nothing lost, nothing twice, nothing said that was not so.'
			: `  ${faults.length} things are wrong.`,
	);
	return faults.length === 0;
});
