import { cpus } from 'node:os';
import { Command } from 'commander';
import { goals, goalTable } from './goals.mts';
import { runWithCleanup } from './harness/cleanup.mts';
import { compareVariants, type ComparisonPlan, type Result } from './harness/compareVariants.mts';
import { prepareHostSetup } from './harness/n8n.mts';
import { growthPlans, plansOf } from './plans.mts';
import { comparePolls } from './polls.mts';
import { compareQuota } from './quota.mts';
import { nothing, save } from './results.mts';
import { table } from './table.mts';
import { compareTokens } from './tokens.mts';
import { compareGate, measureShared } from './triggers.mts';

const JOBS = ['read', 'offers', 'ship', 'confirm', 'repeat', 'growth', 'quota', 'gate', 'shared', 'tokens', 'polls'];

const command = new Command('npm run bench --')
	.description('The same jobs by our node, by HTTP Request nodes in the same n8n, and by a bare loop in plain Node.')
	.option('--quick', 'a tenth of the rows, one run, no growth; results.json is left alone')
	.option('--runs <count>', 'runs of each job', Number, 3)
	.option('--only <names>', `some of ${JOBS.join(', ')}, separated by commas; results.json is left alone`)
	.option('--save', 'with --only: puts its figures in the place of older ones of the same jobs, and keeps the others')
	.option('--tarball <file>', 'a packed package instead of building this checkout');
command.parse();
const flags = command.opts<{ quick?: boolean; runs: number; only?: string; save?: boolean; tarball?: string }>();

const wanted = flags.only?.split(',') ?? JOBS;
const unknown = wanted.find((name) => !JOBS.includes(name));
if (unknown !== undefined) command.error(`There is no job "${unknown}". Choose of ${JOBS.join(', ')}.`);
const runs = flags.quick ? 1 : flags.runs;
const isWhole = flags.only === undefined;
const machine = `${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.version}`;
const plans = plansOf(runs, flags.quick ? 0.1 : 1);

await runWithCleanup(async (cleanup) => {
	const begun = Date.now();
	const seconds = () => Math.round((Date.now() - begun) / 1000);
	const say = (line: string) => console.log(`${String(seconds()).padStart(4)} s  ${line}`);
	const setup = await prepareHostSetup(flags.tarball);
	const compared = async (all: ComparisonPlan[]) => {
		const results: Result[] = [];
		for (const plan of all) results.push(...(await compareVariants(setup, plan, cleanup, say)));
		return results;
	};
	const found = nothing();
	for (const name of JOBS.filter((one) => wanted.includes(one))) {
		if (name in plans) found.results.push(...(await compared(plans[name])));
		if (name === 'growth') found.growth = await compared(flags.quick ? [] : growthPlans());
		if (name === 'quota') found.quota = await compareQuota(setup, 120, cleanup, say);
		if (name === 'gate') found.gate = await compareGate(setup, cleanup, say);
		if (name === 'shared') found.shared = [await measureShared(setup, flags.quick ? 120 : 300, cleanup, say)];
		if (name === 'tokens') found.tokens = await compareTokens(setup, flags.quick ? 20 : 100, cleanup, say);
		if (name === 'polls') found.polls = await comparePolls(setup, flags.quick ? 100 : 500, cleanup, say);
		// after each job: what breaks later costs no figures
		if (!flags.quick && (isWhole || flags.save)) await save(found, machine, !isWhole);
	}

	const lines = [`Bench: medians of ${runs} run(s), ${machine}, ${seconds()} s`];
	if (found.results.length > 0) lines.push(table(found.results));
	if (found.growth.length > 0) lines.push('Growth', table(found.growth));
	for (const part of ['quota', 'gate', 'shared', 'tokens', 'polls'] as const)
		if (found[part].length > 0) lines.push(part, ...found[part].map((line) => `  ${JSON.stringify(line)}`));
	console.log(`\n${[...lines, 'Goals', goalTable(goals(found))].join('\n')}`);
	return true;
});
