import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { UserError } from './errors.mts';
import { n8nEnvironment, type N8nSettings } from './n8nEnv.mts';
import { freePort, LOOPBACK } from './ports.mts';
import { unpackInto } from './unpack.mts';

/** How to start an n8n: only the data folder and what to run it with are needed. */
export interface N8nOptions extends Partial<N8nSettings> {
	dataFolder: string;
	/** The Node that runs n8n. */
	node: string;
	/** n8n's own start script. */
	bin: string;
	/** The packed node package to load; the one that is already in the data folder when left out. */
	tarball?: string;
	/** How long a start may take. */
	startMs?: number;
	/** Aborted when the start is no longer wanted. */
	signal?: AbortSignal;
}

const STOP_GRACE_MS = 15_000;
const FOLLOW_PARENT = fileURLToPath(new URL('followParent.cjs', import.meta.url));

/** A running n8n. It keeps its ports and its data over a restart. */
export class N8nProcess {
	readonly url: string;
	readonly log: string;
	#child?: ChildProcess;

	constructor(
		private readonly settings: N8nSettings,
		private readonly options: N8nOptions,
	) {
		this.url = `http://${LOOPBACK}:${settings.port}`;
		this.log = join(settings.dataFolder, 'n8n.log');
	}

	get port(): number {
		return this.settings.port;
	}

	get pid(): number | undefined {
		return this.isRunning ? this.#child?.pid : undefined;
	}

	get isRunning(): boolean {
		return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
	}

	/** Starts the process and waits until its REST interface answers. */
	async start(): Promise<void> {
		const { node, bin, startMs = 180_000 } = this.options;
		const log = await open(this.log, 'a');
		try {
			this.#child = spawn(node, ['--require', FOLLOW_PARENT, bin, 'start'], {
				cwd: this.settings.dataFolder,
				env: n8nEnvironment(this.settings, process.env, dirname(node)),
				stdio: ['ignore', log.fd, log.fd, 'ipc'],
				// in a group of its own a Ctrl-C in the terminal reaches only the script, which then stops n8n in order
				detached: process.platform !== 'win32',
				windowsHide: true,
			});
			this.#child.once('error', () => {});
		} finally {
			await log.close();
		}
		const deadline = Date.now() + startMs;
		await this.#answers('/healthz/readiness', deadline);
		await this.#answers('/rest/settings', deadline);
	}

	async #answers(path: string, deadline: number): Promise<void> {
		for (;;) {
			this.options.signal?.throwIfAborted();
			if (!this.isRunning || this.#child?.pid === undefined) throw await this.#failure('stopped while starting');
			if (Date.now() > deadline) {
				await this.kill();
				throw await this.#failure('did not become ready in time');
			}
			const ok = await fetch(this.url + path, { signal: AbortSignal.timeout(5000) }).then(
				async (response) => {
					await response.arrayBuffer();
					return response.ok;
				},
				() => false,
			);
			if (ok) return;
			await pause(200);
		}
	}

	async #failure(what: string): Promise<UserError> {
		return new UserError(`n8n ${what}. The end of its log ${this.log}:\n${await this.lastLines()}`);
	}

	/** The last lines n8n wrote. */
	async lastLines(count = 15): Promise<string> {
		const text = await readFile(this.log, 'utf8').catch(() => '');
		return text.trimEnd().split('\n').slice(-count).join('\n');
	}

	/** Asks n8n to stop and waits; after a grace period it is killed. */
	async stop(graceMs = STOP_GRACE_MS): Promise<void> {
		if (!this.isRunning || !this.#child) return;
		const gone = once(this.#child, 'exit');
		// Windows knows no such signal: there the closed channel is the request
		if (process.platform === 'win32') this.#child.disconnect();
		else this.#child.kill('SIGTERM');
		const inTime = await Promise.race([gone.then(() => true), pause(graceMs, false, { ref: false })]);
		if (!inTime) await this.kill();
	}

	/** Ends n8n at once, as a crash would. */
	async kill(): Promise<void> {
		if (!this.isRunning || !this.#child) return;
		const gone = once(this.#child, 'exit');
		this.#child.kill('SIGKILL');
		await gone;
	}

	/** Waits until the process has ended, for whatever reason. */
	async gone(): Promise<void> {
		if (this.isRunning && this.#child) await once(this.#child, 'exit');
	}

	/** Stops (or has been killed) and starts again on the same ports and data. */
	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}
}

/** Loads the packed package into the data folder and starts an n8n on it. */
export async function startN8n(options: N8nOptions): Promise<N8nProcess> {
	await mkdir(options.dataFolder, { recursive: true });
	if (options.tarball) await unpackInto(options.dataFolder, options.tarball);
	const port = options.port ?? (await freePort());
	const brokerPort = options.brokerPort ?? (await freePort());
	const n8n = new N8nProcess({ ...options, port, brokerPort }, options);
	try {
		await n8n.start();
	} catch (error) {
		await (options.signal?.aborted ? n8n.stop() : n8n.kill());
		throw error;
	}
	return n8n;
}
