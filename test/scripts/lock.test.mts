import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryLock, withLock, type Lock } from '../../scripts/host/lock.mts';

let folder: string;
let file: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lock-'));
	file = join(folder, 'install.lock');
});

afterEach(async () => await rm(folder, { recursive: true, force: true }));

const deadPid = (): number => spawnSync(process.execPath, ['--version']).pid;

test('a second taker learns who holds the lock', async () => {
	const lock = (await tryLock(file)) as Lock;
	expect(await tryLock(file)).toEqual({ heldBy: process.pid });
	await lock.release();
	expect(existsSync(file)).toBe(false);
});

test('the lock of a dead process is taken over', async () => {
	await writeFile(file, JSON.stringify({ pid: deadPid(), host: hostname() }));
	const lock = await tryLock(file);
	expect(lock).toHaveProperty('release');
	await (lock as Lock).release();
});

test('a process on another machine counts as alive while it shows signs of life', async () => {
	await writeFile(file, JSON.stringify({ pid: 4711, host: 'elsewhere' }));
	expect(await tryLock(file)).toEqual({ heldBy: 4711 });
	const longAgo = new Date(Date.now() - 10 * 60_000);
	await utimes(file, longAgo, longAgo);
	const lock = await tryLock(file);
	expect(lock).toHaveProperty('release');
	await (lock as Lock).release();
});

test('a lock that is only half written is respected', async () => {
	await writeFile(file, '{"pid":');
	expect(await tryLock(file)).toEqual({ heldBy: undefined });
});

test('two at once run one after the other, and the one that waits says so', async () => {
	const events: string[] = [];
	const work = (name: string) => async () => {
		events.push(`${name} begins`);
		await new Promise((resolve) => setTimeout(resolve, 50));
		events.push(`${name} ends`);
	};
	const waiting: Array<number | undefined> = [];
	const wait = (pid: number | undefined) => waiting.push(pid);
	await Promise.all([withLock(file, work('a'), wait, 10), withLock(file, work('b'), wait, 10)]);
	expect(events).toHaveLength(4);
	expect(events[1]).toBe(events[0].replace('begins', 'ends'));
	expect(waiting).toHaveLength(1);
});

test('the lock is given back when the work fails', async () => {
	await expect(withLock(file, async () => await Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	expect(existsSync(file)).toBe(false);
});
