import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../../scripts/host/ports.mts';

const run = promisify(execFile);
const HOME = '/usr/lib/postgresql';

/** The newest PostgreSQL of this machine. */
function binaries(): string {
	const versions = existsSync(HOME) ? readdirSync(HOME).sort((a, b) => Number(b) - Number(a)) : [];
	if (versions.length === 0) throw new Error('No PostgreSQL found: apt-get install -y postgresql');
	return join(HOME, versions[0], 'bin');
}

/** PostgreSQL does not run as root. */
async function user(): Promise<{ uid?: number; gid?: number }> {
	if (process.getuid?.() !== 0) return {};
	const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
	const [, , uid, gid] = lines.find(([name]) => name === 'postgres') ?? [];
	return { uid: Number(uid), gid: Number(gid) };
}

/** A PostgreSQL of one's own on a loopback port, with its own data folder. */
export async function startPostgres() {
	const bin = binaries();
	const owner = await user();
	const folder = await mkdtemp(join(tmpdir(), 'cdiscount-pg-'));
	if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid ?? owner.uid);
	const port = await freePort();
	const data = join(folder, 'data');
	await run(join(bin, 'initdb'), ['-D', data, '-U', 'shop', '--auth=trust', '-E', 'UTF8'], { ...owner, cwd: folder });
	const settings = ['-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`];
	const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings], { ...owner, cwd: folder, stdio: 'ignore' });
	const psql = async (sql: string) => {
		const where = ['-h', '127.0.0.1', '-p', String(port), '-U', 'shop', '-d', 'postgres'];
		return (await run('psql', [...where, '-v', 'ON_ERROR_STOP=1', '-At', '-c', sql])).stdout.trim();
	};
	for (let tries = 0; ; tries += 1) {
		const isUp = await psql('select 1').then(
			() => true,
			() => false,
		);
		if (isUp) break;
		if (tries > 50) throw new Error('PostgreSQL did not start');
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	return {
		credential: { host: '127.0.0.1', port, database: 'postgres', user: 'shop', password: 'shop', ssl: 'disable' },
		psql,
		async stop() {
			const gone = once(server, 'exit');
			server.kill('SIGINT');
			await gone;
			await rm(folder, { recursive: true, force: true });
		},
	};
}

export type Postgres = Awaited<ReturnType<typeof startPostgres>>;
