import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'flatted';
import type { RestSession } from './restSession.mts';

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: string;
	mode: string;
	startedAt: string | null;
	stoppedAt: string | null;
}

/** What one node did, over all its runs. */
export interface NodeRun {
	/** The JSON of the items it gave, by output. */
	outputs: Array<Array<Record<string, unknown>>>;
	/** The JSON of all the items it gave. */
	items: Array<Record<string, unknown>>;
	error?: string;
}

/** An execution with its data in a plain form. */
export interface Execution extends ExecutionSummary {
	nodes: Record<string, NodeRun>;
	error?: string;
}

interface TaskData {
	data?: { main?: Array<Array<{ json: Record<string, unknown> }> | null> };
	error?: { message?: string; description?: string };
}

interface RunData {
	resultData?: { runData?: Record<string, TaskData[]>; error?: { message?: string } };
}

const FINISHED = new Set(['success', 'error', 'crashed', 'canceled']);

function nodeRun(tasks: TaskData[]): NodeRun {
	const outputs: NodeRun['outputs'] = [];
	for (const { data } of tasks) {
		data?.main?.forEach((items, output) => {
			outputs[output] = [...(outputs[output] ?? []), ...(items ?? []).map(({ json }) => json)];
		});
	}
	const failed = tasks.find(({ error }) => error)?.error;
	return { outputs, items: outputs.flat(), ...(failed ? { error: failed.message ?? 'unknown error' } : {}) };
}

/** The newest executions, of one workflow and in certain states when asked. */
export async function listExecutions(
	session: RestSession,
	filter: { workflowId?: string; status?: string[]; limit?: number } = {},
): Promise<ExecutionSummary[]> {
	const { limit = 100, ...rest } = filter;
	const query = new URLSearchParams({ limit: String(limit), filter: JSON.stringify(rest) });
	const { results } = await session.call<{ results: ExecutionSummary[] }>('GET', `/executions?${query}`);
	return results;
}

/** One execution with what each node gave. */
export async function getExecution(session: RestSession, id: string): Promise<Execution> {
	const found = await session.call<ExecutionSummary & { data: string }>('GET', `/executions/${id}`);
	const { data, ...summary } = found;
	// an execution that has only just been made has no data at all
	const { resultData } = ((data ? parse(data) : undefined) ?? {}) as RunData;
	const nodes = Object.entries(resultData?.runData ?? {}).map(([name, tasks]) => [name, nodeRun(tasks)] as const);
	const error = resultData?.error?.message;
	return { ...summary, nodes: Object.fromEntries(nodes), ...(error ? { error } : {}) };
}

/** Waits until an execution has ended, well or badly. */
export async function waitForExecution(session: RestSession, id: string, timeoutMs = 60_000): Promise<Execution> {
	for (const deadline = Date.now() + timeoutMs; ; await pause(300)) {
		const execution = await getExecution(session, id);
		if (FINISHED.has(execution.status)) return execution;
		if (Date.now() > deadline) throw new Error(`Execution ${id} is still ${execution.status} after ${timeoutMs} ms`);
	}
}

/** Waits for an ended execution of a workflow that is not among `seen`; the oldest such one. */
export async function waitForNextExecution(
	session: RestSession,
	workflowId: string,
	seen: readonly string[] = [],
	timeoutMs = 60_000,
): Promise<Execution> {
	for (const deadline = Date.now() + timeoutMs; ; await pause(500)) {
		const fresh = (await listExecutions(session, { workflowId })).filter(({ id }) => !seen.includes(id));
		const next = fresh.sort((a, b) => Number(a.id) - Number(b.id))[0];
		if (next) return await waitForExecution(session, next.id, Math.max(1000, deadline - Date.now()));
		if (Date.now() > deadline) throw new Error(`Workflow ${workflowId} has not run within ${timeoutMs} ms`);
	}
}
