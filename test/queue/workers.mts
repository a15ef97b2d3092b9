import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { HostSetup } from '../../bench/harness/n8n.mts';
import { n8nEnvironment } from '../../scripts/host/n8nEnv.mts';
import { freePort, LOOPBACK } from '../../scripts/host/ports.mts';
import { unpackInto } from '../../scripts/host/unpack.mts';
import type { Services } from './services.mts';

const FOLLOW_PARENT = fileURLToPath(new URL('../../scripts/host/followParent.cjs', import.meta.url));

/** Executions that a worker has in hand at once. */
export const CONCURRENCY = 10;

/** The settings that main and workers share; deploy/compose.yml has the same. */
export const shared = ({ postgresPort, redisPort }: Services): Record<string, string> => ({
	EXECUTIONS_MODE: 'queue',
	N8N_ENCRYPTION_KEY: 'a-key-for-simulated-data-only',
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: LOOPBACK,
	DB_POSTGRESDB_PORT: String(postgresPort),
	DB_POSTGRESDB_DATABASE: 'n8n',
	DB_POSTGRESDB_USER: 'n8n',
	DB_POSTGRESDB_PASSWORD: 'n8n',
	QUEUE_BULL_REDIS_HOST: LOOPBACK,
	QUEUE_BULL_REDIS_PORT: String(redisPort),
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	N8N_DEFAULT_BINARY_DATA_MODE: 'database',
	// every minute main looks for executions whose worker died, and shows them as crashed; n8n would wait for three hours
	N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '1',
	N8N_EXECUTIONS_QUEUE_RECOVERY_BATCH: '100',
	QUEUE_WORKER_LOCK_DURATION: '20000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '5000',
	QUEUE_WORKER_STALLED_INTERVAL: '10000',
});

export interface Worker {
	/** Ends it at once, as a crash would. */
	kill(): Promise<void>;
	stop(): Promise<void>;
	/** How many executions it has finished, by its own log. */
	finished(): Promise<number>;
}

export async function startWorker(setup: HostSetup, services: Services, dataFolder: string): Promise<Worker> {
	await mkdir(dataFolder, { recursive: true });
	await unpackInto(dataFolder, setup.tarball);
	const health = await freePort();
	const env = {
		...shared(services),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(health),
		N8N_WORKER_SERVER_ADDRESS: LOOPBACK,
		N8N_LOG_LEVEL: 'info',
	};
	const settings = { dataFolder, port: health, brokerPort: await freePort(), env };
	const file = join(dataFolder, 'worker.log');
	const log = await open(file, 'a');
	const child = spawn(setup.node, ['--require', FOLLOW_PARENT, setup.bin, 'worker', `--concurrency=${CONCURRENCY}`], {
		cwd: dataFolder,
		env: n8nEnvironment(settings, process.env, dirname(setup.node)),
		stdio: ['ignore', log.fd, log.fd, 'ipc'],
		detached: true,
	});
	await log.close();
	const isGone = () => child.exitCode !== null || child.signalCode !== null;
	for (const end = Date.now() + 120_000; ; await pause(300)) {
		const ready = await fetch(`http://${LOOPBACK}:${health}/healthz`).then(
			(answer) => answer.ok,
			() => false,
		);
		if (ready) break;
		if (isGone() || Date.now() > end)
			throw new Error(`A worker did not start:\n${(await readFile(file, 'utf8')).slice(-2000)}`);
	}
	const finish = async (signal: 'SIGKILL' | 'SIGTERM') => {
		if (isGone()) return;
		const gone = once(child, 'exit');
		child.kill(signal);
		const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
		await gone.finally(() => clearTimeout(timer));
	};
	return {
		kill: async () => await finish('SIGKILL'),
		stop: async () => await finish('SIGTERM'),
		finished: async () => (await readFile(file, 'utf8')).match(/finished execution/gi)?.length ?? 0,
	};
}
