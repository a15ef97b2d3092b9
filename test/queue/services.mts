import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, LOOPBACK } from '../../scripts/host/ports.mts';
import { stopProcess } from '../servers/stopProcess.mts';
import { postgresPrograms, startPostgres } from '../servers/postgres.mts';

const run = promisify(execFile);

/** A PostgreSQL and a Redis of this run only, on loopback. */
export interface Services {
	postgresPort: number;
	redisPort: number;
	stop(): Promise<void>;
}

/** Installs what is missing from Debian's own packages; RUNLEVEL=1 keeps them from starting servers of their own. */
async function install(say: (line: string) => void): Promise<void> {
	if (existsSync('/usr/bin/redis-server') && postgresPrograms() !== undefined) return;
	if (process.getuid?.() !== 0)
		throw new Error('Redis and PostgreSQL are needed: apt-get install redis-server postgresql');
	say('Installing Redis and PostgreSQL with apt-get');
	const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
	await run('apt-get', ['update'], { env });
	await run('apt-get', ['install', '-y', '--no-install-recommends', 'redis-server', 'postgresql'], { env });
}

export async function startServices(say: (line: string) => void): Promise<Services> {
	await install(say);
	const postgres = await startPostgres('n8n');
	const folder = await mkdtemp(join(tmpdir(), 'cdiscount-redis-'));
	const redisPort = await freePort();
	const settings = { port: redisPort, bind: LOOPBACK, save: '', appendonly: 'no', dir: folder };
	const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
	const redis = spawn('redis-server', flags, { stdio: 'ignore' });
	const stop = async () => {
		await stopProcess(redis);
		await postgres.stop();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		await postgres.psql('create database n8n');
		return { postgresPort: postgres.port, redisPort, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
