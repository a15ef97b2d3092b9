import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, LOOPBACK } from '../../scripts/host/ports.mts';
import { stopProcess } from './stopProcess.mts';

const run = promisify(execFile);
const HOME = '/usr/lib/postgresql';

/** The folder of the newest PostgreSQL of this machine: Debian keeps its programs out of the path. */
export function postgresPrograms(): string | undefined {
	const [newest] = (existsSync(HOME) ? readdirSync(HOME) : []).sort((a, b) => Number(b) - Number(a));
	return newest && join(HOME, newest, 'bin');
}

/** PostgreSQL refuses to run as root, so root runs it as the user that the package made. */
async function userOfPostgres(): Promise<{ uid?: number; gid?: number }> {
	if (process.getuid?.() !== 0) return {};
	const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
	return { uid: await id('-u'), gid: await id('-g') };
}

/** A PostgreSQL of this run only: on a loopback port, with its own data folder, and a user who may do everything. */
export async function startPostgres(name = 'shop') {
	const programs = postgresPrograms();
	if (programs === undefined) throw new Error('No PostgreSQL found: apt-get install -y postgresql');
	const user = await userOfPostgres();
	const folder = await mkdtemp(join(tmpdir(), 'cdiscount-pg-'));
	if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
	const port = await freePort();
	const data = join(folder, 'data');
	const options = { ...user, cwd: folder };
	await run(join(programs, 'initdb'), ['-D', data, '-U', name, '--auth=trust', '-E', 'UTF8'], options);
	const settings = [`listen_addresses=${LOOPBACK}`, `unix_socket_directories=${folder}`, 'fsync=off'];
	const flags = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
	const server = spawn(join(programs, 'postgres'), flags, { ...options, stdio: 'ignore' });
	const psql = async (sql: string) => {
		const where = ['-h', LOOPBACK, '-p', String(port), '-U', name, '-d', 'postgres'];
		return (await run('psql', [...where, '-v', 'ON_ERROR_STOP=1', '-At', '-c', sql])).stdout.trim();
	};
	const stop = async () => {
		await stopProcess(server);
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	for (let tries = 0; ; tries += 1) {
		const isUp = await psql('select 1').then(
			() => true,
			() => false,
		);
		if (isUp) break;
		if (tries > 100) {
			await stop();
			throw new Error('PostgreSQL did not start');
		}
		await pause(200);
	}
	return {
		port,
		credential: { host: LOOPBACK, port, database: 'postgres', user: name, password: name, ssl: 'disable' },
		psql,
		stop,
	};
}

export type Postgres = Awaited<ReturnType<typeof startPostgres>>;
