import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import axios from 'axios';
import type { Host } from './n8n.mts';
import { callsBetween, type SandboxProcess } from './sandboxProcess.mts';
import { cpuSeconds, watchMemory } from './stats.mts';

/** What one run took. */
export interface Figures {
	wallMs: number;
	cpuS: number;
	/** Peak resident memory of the process that did it. */
	rssMb: number;
	calls: number;
	tokens: number;
}

const LOOPS = fileURLToPath(new URL('../loops/', import.meta.url));
const LONGEST_MS = 15 * 60_000;

type Took = Pick<Figures, 'wallMs' | 'cpuS' | 'rssMb'>;

async function counted(sandbox: SandboxProcess, work: () => Promise<Took>): Promise<Figures> {
	const before = await sandbox.counters();
	const took = await work();
	return { ...took, ...callsBetween(before, await sandbox.counters()) };
}

/** Calls a workflow by its webhook and waits for its end. */
export async function measureInN8n(host: Host, sandbox: SandboxProcess, path: string, body: object): Promise<Figures> {
	const { pid, url } = { pid: host.process.pid!, url: host.process.url };
	return await counted(sandbox, async () => {
		const cpu = await cpuSeconds(pid);
		const memory = watchMemory(pid);
		const started = performance.now();
		try {
			await axios.post(`${url}/webhook/${path}`, body, { proxy: false, timeout: LONGEST_MS, maxBodyLength: Infinity });
		} catch (error) {
			throw new Error(`The workflow "${path}" failed: ${String(error)}\n${await lastError(host)}`);
		} finally {
			memory.stop();
		}
		const wallMs = performance.now() - started;
		return { wallMs, cpuS: (await cpuSeconds(pid)) - cpu, rssMb: memory.stop() };
	});
}

async function lastError({ rest, process }: Host): Promise<string> {
	const [last] = await rest.executions({ limit: 1 });
	const execution = last && (await rest.execution(last.id));
	const failed = Object.entries(execution?.nodes ?? {}).flatMap(([name, run]) =>
		run.error ? [`${name}: ${run.error}`] : [],
	);
	return [execution?.status, execution?.error, ...failed, await process.lastLines(3)].join('\n');
}

/** Runs a bare loop in a plain Node of the same version. */
export async function measureInNode(
	node: string,
	sandbox: SandboxProcess,
	loop: string,
	body: object,
): Promise<Figures> {
	return await counted(sandbox, async () => {
		const child = spawn(node, ['--import', 'tsx', LOOPS + loop], { cwd: LOOPS, stdio: ['pipe', 'pipe', 'inherit'] });
		let answer = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => (answer += text));
		child.stdin.end(JSON.stringify({ ...sandbox.addresses, body }));
		const code = await new Promise((resolve) => child.once('close', resolve));
		if (code !== 0) throw new Error(`The loop ${loop} ended with ${String(code)}.`);
		return JSON.parse(answer) as Took;
	});
}
