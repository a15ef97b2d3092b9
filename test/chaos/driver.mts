import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import type { Host } from '../../bench/harness/n8n.mts';
import type { DataTable } from '../../scripts/host/restDataTables.mts';
import { rowsOf, type Row } from './job.mts';
import type { Step } from './workflow.mts';

/** A report of the node, as the workflow wrote it into the table. */
export interface Report {
	/** The n8n that was told. */
	who: string;
	step: string;
	orderId: string;
	result: string;
	amount: string;
	message: string;
	at: number;
}

/** Rows per execution. */
const CHUNK = 25;
const MOST_ROUNDS = 25;
/** An execution may meet several calls that take a minute each. */
const ROUND_MS = 8 * 60_000;

const UNFINISHED = ['new', 'running', 'waiting'];

/** A seller who starts executions until every row is reported as done, and has n8n retry those that broke. */
export class Driver {
	retried = 0;
	started = 0;
	private readonly tried = new Set<string>();

	constructor(
		readonly who: string,
		readonly host: Host,
		private readonly table: DataTable,
		private readonly workflowId: string,
		private readonly say: (line: string) => void,
	) {}

	async reports(): Promise<Report[]> {
		return (await this.table.rows()).map((row) => ({ ...(row as unknown as Report), who: this.who }));
	}

	/** Runs a step until every row is done. @param disturb is told of each round, and may kill n8n in it */
	async finish(job: Row[], step: Step, disturb: (round: number) => Promise<boolean>): Promise<void> {
		for (let round = 1; round <= MOST_ROUNDS; round++) {
			const open = await this.open(job, step);
			if (open.length === 0) return;
			this.say(`${this.who}: ${step}, round ${round}, ${open.length} orders to do`);
			await this.start(step, open);
			const wasKilled = await disturb(round);
			if (wasKilled) await this.retryBroken();
			await this.allFinished();
		}
		throw new Error(`After ${MOST_ROUNDS} rounds there are orders that ${this.who} cannot do (${step}).`);
	}

	private async open(job: Row[], step: Step): Promise<Row[]> {
		const reports = await this.reports();
		const done = new Set(reports.flatMap((one) => (one.step === step && one.result !== 'failed' ? [one.orderId] : [])));
		return rowsOf(job, step).filter(({ orderId }) => !done.has(orderId));
	}

	private async start(step: Step, rows: Row[]): Promise<void> {
		for (let at = 0; at < rows.length; at += CHUNK) {
			const body = { rows: rows.slice(at, at + CHUNK) };
			await axios.post(`${this.host.process.url}/webhook/chaos-${step}`, body, { proxy: false });
			this.started += 1;
		}
	}

	/** n8n's own retry, of every execution that the kill broke. */
	private async retryBroken(): Promise<void> {
		const { rest } = this.host;
		await pause(2000);
		const broken = (await rest.executions({ workflowId: this.workflowId, limit: 100 })).filter(
			({ id, status }) => ['error', 'crashed'].includes(status) && !this.tried.has(id),
		);
		const results = await Promise.all(
			broken.map(async ({ id }) => {
				this.tried.add(id);
				return await rest.session.call('POST', `/executions/${id}/retry`, { loadWorkflow: true }).then(
					() => 'retried',
					(error: Error) => error.message,
				);
			}),
		);
		const refused = results.filter((result) => /answered 4\d\d|answered 5\d\d/.test(result));
		this.retried += broken.length - refused.length;
		this.say(
			`${this.who} retried ${broken.length - refused.length} of ${broken.length} broken executions${refused.length ? ` (${refused[0]})` : ''}`,
		);
	}

	/** Waits until nothing runs any more. */
	async allFinished(): Promise<void> {
		const { rest } = this.host;
		for (const end = Date.now() + ROUND_MS; ; await pause(700)) {
			const left = await rest.executions({ workflowId: this.workflowId, status: UNFINISHED, limit: 100 });
			if (left.length === 0) return;
			if (Date.now() > end)
				throw new Error(`${left.length} executions do not end: ${left.map(({ status }) => status).join(' ')}`);
		}
	}
}
