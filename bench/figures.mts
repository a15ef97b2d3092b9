import type { Variant, Result } from './harness/compareVariants.mts';
import type { PollResult } from './polls.mts';
import type { Goal } from './table.mts';
import type { TokenResult } from './tokens.mts';

/** What `results.json` holds. */
export interface Content {
	at: string;
	machine: string;
	runs: number;
	results: Result[];
	growth: Result[];
	tokens: TokenResult[];
	polls: PollResult[];
	goals: Goal[];
}

const LATENCY = 50;

const seconds = (ms: number | undefined) => (ms === undefined ? '–' : `${(ms / 1000).toFixed(1)} s`);
const count = (number: number) => number.toLocaleString('en-US');
const row = (...cells: Array<string | number>) => `| ${cells.join(' | ')} |`;

/** The figures as the README shows them: Markdown, times rounded to a tenth of a second. */
export function figures({ machine, runs, results, growth, tokens, polls }: Content): string {
	const slow = results.filter(({ latencyMs }) => latencyMs === LATENCY);
	const took = (job: string, who: Variant) => slow.find((one) => one.job === job && one.variant === who)?.wallMs;
	const jobs = slow
		.filter(({ variant }) => variant === 'ours')
		.map(({ job, rows, wallMs, calls, leastCalls, rssMb }) => {
			const times = [wallMs, took(job, 'http'), took(job, 'loop')].map(seconds);
			return row(`${job} × ${count(rows)}`, ...times, `${calls} (${leastCalls ?? '–'})`, `${Math.round(rssMb)} MB`);
		});
	const grown = growth
		.filter(({ variant }) => variant === 'ours')
		.map(({ job, rows, wallMs, rssMb, calls }) =>
			row(job, count(rows), seconds(wallMs), count(calls), `${Math.round(rssMb)} MB`),
		);
	const fetched = tokens.map((one) => `${one.who} ${one.tokens}`).join(', ');
	const idle = polls.map((one) => `${one.who} ${one.callsPerIdlePoll}`).join(', ');
	return [
		`Medians of ${runs} run(s) on ${machine}, ${LATENCY} ms added to each call of the sandbox:`,
		'',
		row('Job', 'Our node', 'HTTP Request nodes', 'Bare loop', 'Calls (least)', 'Peak of n8n'),
		row('-', '-:', '-:', '-:', '-:', '-:'),
		...jobs,
		'',
		'Growth, our node, no added latency, a heap of 1.1 GB, executions not saved:',
		'',
		row('Job', 'Rows', 'Time', 'Calls', 'Peak of n8n'),
		row('-', '-:', '-:', '-:', '-:'),
		...grown,
		'',
		`Tokens fetched for ${tokens[0]?.executions ?? 0} executions: ${fetched}. Calls per idle poll: ${idle}.`,
	].join('\n');
}
