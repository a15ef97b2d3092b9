import type { Content } from './content.mts';
import type { Variant } from './harness/compareVariants.mts';

const LATENCY = 50;
const NAMES = { ours: 'our node', http: 'HTTP Request nodes' } as const;

const seconds = (ms: number | undefined) => (ms === undefined ? '–' : `${(ms / 1000).toFixed(1)} s`);
const count = (number: number) => number.toLocaleString('en-US');
const row = (...cells: Array<string | number>) => `| ${cells.join(' | ')} |`;

/** A table with what stands above it; nothing where it has no rows. */
function section(title: string, heads: string[], rows: string[]): string {
	if (rows.length === 0) return '';
	const line = heads.map((_, at) => (at === 0 ? '-' : '-:'));
	return [title, '', row(...heads), row(...line), ...rows].join('\n');
}

/** The figures as docs/figures.md shows them: Markdown, times rounded to a tenth of a second. */
export function figures(content: Content): string {
	const { quota, gate, shared, tokens, polls } = content;
	const fetched = tokens.map((one) => `${one.who} ${one.tokens}`).join(', ');
	const idle = polls.map((one) => `${one.who} ${one.callsPerIdlePoll}`).join(', ');
	const parts = [
		jobs(content),
		grown(content),
		section(
			'Ship 120 orders with a quota of 60 calls in 12 s (HTTP Request nodes with _Retry On Fail_ at its most):',
			['Who', 'Time', 'Calls', 'Refused', 'Windows that refused', 'Not shipped', 'Shipped twice', 'Execution'],
			quota.map(({ who, wallS, calls, refused, closures, lost, doubled, failed }) =>
				row(NAMES[who], `${wallS} s`, calls, refused, closures, lost, doubled, failed ? 'failed' : 'succeeded'),
			),
		),
		section(
			'Five triggers while the API takes no calls for eleven minutes (a minute is five seconds here):',
			['Who', 'Polls', 'Calls', 'Failed executions'],
			gate.map(({ who, polls: ticks, calls, failed }) => row(NAMES[who], ticks, calls, failed)),
		),
		...shared.map(
			(one) =>
				`Five triggers that poll every 15 s beside a run that ships ${one.rows} orders, 100 calls in 30 s for all of them: ${one.wallS} s; of ${one.polls} polls ${one.asked} asked, ${one.refused} were refused and ${one.failed} failed; ${one.bulkRefused} calls of the run were refused.`,
		),
		tokens.length === 0 ? '' : `Tokens fetched for ${tokens[0].executions} executions: ${fetched}.`,
		polls.length === 0 ? '' : `Calls per idle poll: ${idle}.`,
		goalRows(content),
	];
	return parts.filter(Boolean).join('\n\n');
}

function jobs({ results, machine }: Content): string {
	const slow = results.filter(({ latencyMs }) => latencyMs === LATENCY);
	const runs = [...new Set(slow.map((one) => one.runs.length))].sort((a, b) => a - b).join(' or ');
	const took = (job: string, rows: number, who: Variant) =>
		slow.find((one) => one.job === job && one.rows === rows && one.variant === who)?.wallMs;
	return section(
		`Medians of ${runs} run(s) on ${machine}, ${LATENCY} ms added to each call of the sandbox:`,
		['Job', 'Our node', 'HTTP Request nodes', 'Bare loop', 'Calls (least)', 'Peak of n8n'],
		slow
			.filter(({ variant }) => variant === 'ours')
			.map(({ job, rows, wallMs, calls, leastCalls, rssMb }) => {
				const times = [wallMs, took(job, rows, 'http'), took(job, rows, 'loop')].map(seconds);
				return row(`${job} × ${count(rows)}`, ...times, `${calls} (${leastCalls ?? '–'})`, `${Math.round(rssMb)} MB`);
			}),
	);
}

function grown({ growth }: Content): string {
	return section(
		'Growth, our node, no added latency, a heap of 1.1 GB, executions not saved:',
		['Job', 'Rows', 'Time', 'Calls', 'Peak of n8n'],
		growth
			.filter(({ variant }) => variant === 'ours')
			.map(({ job, rows, wallMs, rssMb, calls }) =>
				row(job, count(rows), seconds(wallMs), count(calls), `${Math.round(rssMb)} MB`),
			),
	);
}

const goalRows = ({ goals }: Content) =>
	section(
		'Goals:',
		['Goal', 'At most', 'Found', ''],
		goals.map(({ goal, most, found, met }) =>
			row(goal, most, found ?? '–', met === undefined ? 'not measured' : met ? 'met' : 'missed'),
		),
	);
