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
