import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, LOOPBACK } from '../../scripts/host/ports.mts';

const run = promisify(execFile);

/** A PostgreSQL and a Redis of this run only, on loopback. */
export interface Services {
	postgresPort: number;
	redisPort: number;
	stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;

/** The folder of PostgreSQL's programs: Debian keeps them out of the path. */
async function postgresFolder(): Promise<string | undefined> {
	const versions = await readdir('/usr/lib/postgresql').catch(() => [] as string[]);
	const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
	return newest && `/usr/lib/postgresql/${newest}/bin`;
}

/** Installs what is missing from Debian's own packages; RUNLEVEL=1 keeps them from starting servers of their own. */
async function install(say: (line: string) => void): Promise<string> {
	const hasRedis = existsSync('/usr/bin/redis-server');
	const found = await postgresFolder();
	if (hasRedis && found) return found;
	if (!isRoot) throw new Error('Redis and PostgreSQL are needed: apt-get install redis-server postgresql');
	say('Installing Redis and PostgreSQL with apt-get');
	const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
	await run('apt-get', ['update'], { env });
	await run('apt-get', ['install', '-y', '--no-install-recommends', 'redis-server', 'postgresql'], { env });
	const installed = await postgresFolder();
	if (!installed) throw new Error('PostgreSQL is not where Debian puts it.');
	return installed;
}

/** Ends a process that was started here, by its own id. */
async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, 'exit');
	// for PostgreSQL: a fast shutdown
	child.kill('SIGINT');
	const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
	await gone.finally(() => clearTimeout(timer));
}

/** PostgreSQL refuses to run as root, so root runs it as the user that the package made. */
async function userOfPostgres(): Promise<{ uid?: number; gid?: number }> {
	if (!isRoot) return {};
	const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
	return { uid: await id('-u'), gid: await id('-g') };
}

export async function startServices(say: (line: string) => void): Promise<Services> {
	const programs = await install(say);
	const user = await userOfPostgres();
	const folder = await mkdtemp(join(tmpdir(), 'cdiscount-queue-'));
	await chmod(folder, 0o755);
	const data = join(folder, 'postgres');
	await mkdir(data);
	if (user.uid !== undefined) await run('chown', ['-R', 'postgres:postgres', data]);
	const children: ChildProcess[] = [];
	const stop = async () => {
		for (const child of children.reverse()) await end(child);
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		const [postgresPort, redisPort] = [await freePort(), await freePort()];
		await run(join(programs, 'initdb'), ['-D', data, '-U', 'n8n', '--auth=trust', '-E', 'UTF8'], {
			...user,
			cwd: data,
		});
		const settings = [`listen_addresses=${LOOPBACK}`, `unix_socket_directories=${data}`, 'fsync=off'];
		const options = ['-D', data, '-p', String(postgresPort), ...settings.flatMap((setting) => ['-c', setting])];
		children.push(spawn(join(programs, 'postgres'), options, { ...user, cwd: data, stdio: 'ignore' }));
		const redis = [
			'--port',
			String(redisPort),
			'--bind',
			LOOPBACK,
			'--save',
			'',
			'--appendonly',
			'no',
			'--dir',
			folder,
		];
		children.push(spawn('redis-server', redis, { stdio: 'ignore' }));
		const at = ['-h', LOOPBACK, '-p', String(postgresPort), '-U', 'n8n'];
		for (let tries = 0; ; tries++) {
			const ready = await run(join(programs, 'pg_isready'), at).then(
				() => true,
				() => false,
			);
			if (ready) break;
			if (tries > 100) throw new Error('PostgreSQL does not become ready.');
			await pause(200);
		}
		await run(join(programs, 'psql'), [...at, '-d', 'postgres', '-c', 'create database n8n']);
		return { postgresPort, redisPort, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
