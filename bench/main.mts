import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { readOrders } from './jobs/readOrders.mts';
import { shipOrders } from './jobs/shipOrders.mts';
import { updateOffers } from './jobs/updateOffers.mts';
import { runWithCleanup } from './harness/cleanup.mts';
import { compareVariants, type Variant, type ComparisonPlan, type Result } from './harness/compareVariants.mts';
import { prepareHostSetup } from './harness/n8n.mts';
import { comparePolls } from './polls.mts';
import { writeFigures } from './readme.mts';
import { compareTokens } from './tokens.mts';
import { goals, table } from './table.mts';

const README = fileURLToPath(new URL('../README.md', import.meta.url));
const RESULTS = fileURLToPath(new URL('results.json', import.meta.url));

const command = new Command('npm run bench --')
	.description('The same jobs by our node, by HTTP Request nodes in the same n8n, and by a bare loop in plain Node.')
	.option('--quick', 'a tenth of the rows, one run, no growth; results.json is left alone')
	.option('--runs <count>', 'runs of each job', Number, 3)
	.option('--only <names>', 'reads, offers, ships, growth, tokens or polls, separated by commas')
	.option('--tarball <file>', 'a packed package instead of building this checkout');
command.parse();
const flags = command.opts<{ quick?: boolean; runs: number; only?: string; tarball?: string }>();

const runs = flags.quick ? 1 : flags.runs;
/** With more Node lets garbage lie, and the peak tells nothing of what is needed. */
const HEAP_MB = 1100;

const scale = flags.quick ? 0.1 : 1;
const latencies = [0, 50];
const everybody: Variant[] = ['ours', 'http', 'loop'];

const plans: Record<string, () => ComparisonPlan[]> = {
	reads: () => [{ job: readOrders(10_000 * scale), latencies, runs, variants: everybody }],
	offers: () => [{ job: updateOffers(10_000 * scale), latencies, runs, variants: everybody }],
	ships: () => [{ job: shipOrders(1000 * scale), latencies, runs, variants: everybody }],
	growth: () =>
		(flags.quick ? [] : [1000, 10_000, 100_000]).flatMap((rows) =>
			[readOrders(rows), updateOffers(rows)].map((job) => ({
				job,
				latencies: [0],
				runs: 1,
				variants: ['ours', 'loop'],
				heapMb: HEAP_MB,
			})),
		),
};

await runWithCleanup(async (cleanup) => {
	const begun = Date.now();
	const say = (line: string) =>
		console.log(`${String(Math.round((Date.now() - begun) / 1000)).padStart(4)} s  ${line}`);
	const wanted = flags.only?.split(',');
	const isWanted = (name: string) => wanted === undefined || wanted.includes(name);
	const setup = await prepareHostSetup(flags.tarball);
	const results: Result[] = [];
	const growth: Result[] = [];
	for (const [name, make] of Object.entries(plans)) {
		if (!isWanted(name)) continue;
		for (const plan of make())
			(name === 'growth' ? growth : results).push(...(await compareVariants(setup, plan, cleanup, say)));
	}
	const tokens = isWanted('tokens') ? await compareTokens(setup, flags.quick ? 20 : 100, cleanup, say) : [];
	const polls = isWanted('polls') ? await comparePolls(setup, flags.quick ? 100 : 500, cleanup, say) : [];

	const checked = [...goals(results), ...goals(growth)];
	const machine = `${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.version}`;
	if (!flags.quick && wanted === undefined) {
		const content = { at: new Date().toISOString(), machine, runs, results, growth, tokens, polls, goals: checked };
		await writeFile(RESULTS, `${JSON.stringify(content, null, 2)}\n`);
		await writeFigures(README, content);
	}
	const lines = [
		`Bench: medians of ${runs} run(s), ${machine}, ${Math.round((Date.now() - begun) / 1000)} s`,
		table(results),
	];
	if (growth.length > 0) lines.push('Growth', table(growth));
	if (tokens.length > 0)
		lines.push('Executions that each need a token', ...tokens.map((line) => `  ${JSON.stringify(line)}`));
	if (polls.length > 0) lines.push('Polls', ...polls.map((line) => `  ${JSON.stringify(line)}`));
	lines.push('Goals', ...checked.map(({ goal, found, met }) => `  ${met ? 'met   ' : 'MISSED'}  ${goal}: ${found}`));
	console.log(`\n${lines.join('\n')}`);
	return true;
});
