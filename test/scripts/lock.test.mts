import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STALE_SECONDS, tryLock, withLock } from '../../scripts/host/lock.mts';

let folder: string;
let file: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lock-'));
	file = join(folder, 'install.lock');
});

afterEach(async () => await rm(folder, { recursive: true, force: true }));

test('a lock is held by one, and gone when it is released', async () => {
	const lock = await tryLock(file);
	expect(await tryLock(file)).toBeUndefined();
	await lock?.release();
	expect(existsSync(file)).toBe(false);
});

test('a lock whose owner shows no sign of life is taken over', async () => {
	await mkdir(file);
	expect(await tryLock(file)).toBeUndefined();
	const longAgo = new Date(Date.now() - (STALE_SECONDS + 1) * 1000);
	await utimes(file, longAgo, longAgo);
	const lock = await tryLock(file);
	expect(lock).toBeDefined();
	await lock?.release();
});

test('two at once run one after the other, and the one that waits says so', async () => {
	const events: string[] = [];
	const work = (name: string) => async () => {
		events.push(`${name} begins`);
		await new Promise((resolve) => setTimeout(resolve, 50));
		events.push(`${name} ends`);
	};
	const waiting = jest.fn();
	await Promise.all([withLock(file, work('a'), waiting, 10), withLock(file, work('b'), waiting, 10)]);
	expect(events).toHaveLength(4);
	expect(events[1]).toBe(events[0].replace('begins', 'ends'));
	expect(waiting).toHaveBeenCalledTimes(1);
});

test('the lock is given back when the work fails', async () => {
	await expect(withLock(file, async () => await Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	expect(existsSync(file)).toBe(false);
});

test('what is no lock at all is told', async () => {
	await expect(tryLock(join(folder, 'missing', 'install.lock'))).rejects.toThrow(/ENOENT/);
});
