import type { Result } from './harness/compareVariants.mts';

const HEADS = [
	'job',
	'rows',
	'latency',
	'who',
	'wall s',
	'× loop',
	'× ours',
	'CPU s',
	'peak MB',
	'calls',
	'least',
	'tokens',
];

const NAMES = { ours: 'our node', http: 'HTTP nodes', loop: 'bare loop' } as const;

const of = (results: Result[], { job, rows, latencyMs }: Result, competitor: Result['variant']) =>
	results.find(
		(other) =>
			other.job === job && other.rows === rows && other.latencyMs === latencyMs && other.variant === competitor,
	);

const ratio = (a: number, b: number | undefined) => (b === undefined ? '' : (a / b).toFixed(2));

/** The figures as a text table; medians of the runs. */
export function table(results: Result[]): string {
	const lines = results.map((result) => {
		const { job, rows, latencyMs, variant, wallMs, cpuS, rssMb, calls, leastCalls, tokens } = result;
		return [
			job,
			String(rows),
			`${latencyMs} ms`,
			NAMES[variant],
			(wallMs / 1000).toFixed(2),
			ratio(wallMs, of(results, result, 'loop')?.wallMs),
			ratio(wallMs, of(results, result, 'ours')?.wallMs),
			cpuS.toFixed(2),
			String(Math.round(rssMb)),
			String(calls),
			String(leastCalls ?? ''),
			String(tokens),
		];
	});
	const all = [HEADS, ...lines];
	const widths = HEADS.map((_, column) => Math.max(...all.map((line) => line[column].length)));
	const isText = (column: number) => column === 0 || column === 3;
	return all
		.map((line) =>
			line.map((cell, at) => (isText(at) ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  '),
		)
		.join('\n');
}

export interface Goal {
	goal: string;
	found: string;
	met: boolean;
}

/** The goals that these figures can tell about. */
export function goals(results: Result[]): Goal[] {
	const found: Goal[] = [];
	for (const result of results.filter(({ variant }) => variant === 'ours')) {
		const name = `${result.job} × ${result.rows}, ${result.latencyMs} ms`;
		const loop = of(results, result, 'loop');
		const http = of(results, result, 'http');
		const add = (goal: string, value: number, met: boolean) =>
			found.push({ goal: `${name}: ${goal}`, found: value.toFixed(2), met });
		if (loop && result.latencyMs > 0)
			add('wall ≤ 1.25 × the bare loop', result.wallMs / loop.wallMs, result.wallMs <= 1.25 * loop.wallMs);
		const wanted = result.job.startsWith('update') ? 5 : result.job.startsWith('read') ? 1.5 : undefined;
		if (http && wanted)
			add(`≥ ${wanted} × faster than HTTP nodes`, http.wallMs / result.wallMs, http.wallMs >= wanted * result.wallMs);
		if (result.leastCalls)
			add(`calls = the API's minimum (${result.leastCalls})`, result.calls, result.calls <= result.leastCalls);
		if (result.rows >= 100_000) add('peak memory ≤ 1536 MB', result.rssMb, result.rssMb <= 1536);
		add('at most one token per run', result.tokens, result.tokens <= 1);
	}
	return found;
}
