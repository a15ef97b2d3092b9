import { link, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** How old the last sign of life of a lock's owner may be. */
const SILENT_MS = 120_000;
const HEARTBEAT_MS = 10_000;

interface Owner {
	pid: number;
	host: string;
}

/** A lock that is held until `release` is called. */
export interface Lock {
	release(): Promise<void>;
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

async function readOwner(file: string): Promise<{ text: string; owner: Partial<Owner>; age: number } | undefined> {
	try {
		const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
		let owner: Partial<Owner> = {};
		try {
			owner = JSON.parse(text) as Owner;
		} catch {
			// half written: only its age tells whether somebody is still at it
		}
		return { text, owner, age: Date.now() - mtimeMs };
	} catch {
		return undefined;
	}
}

async function removeAbandoned(file: string): Promise<void> {
	const found = await readOwner(file);
	if (!found) return;
	const dead = found.owner.pid !== undefined && found.owner.host === hostname() && !isAlive(found.owner.pid);
	if (!dead && found.age < SILENT_MS) return;
	const aside = `${file}.${process.pid}`;
	await rename(file, aside).catch(() => {});
	const moved = await readOwner(aside);
	// somebody else may have taken the lock over since it was read: give that one back
	if (moved && moved.text !== found.text) await link(aside, file).catch(() => {});
	await rm(aside, { force: true });
}

/** Takes the lock, or tells who holds it. The lock of a dead process is taken over. */
export async function tryLock(file: string): Promise<Lock | { heldBy: number | undefined }> {
	await removeAbandoned(file);
	try {
		const handle = await open(file, 'wx');
		const owner: Owner = { pid: process.pid, host: hostname() };
		await handle.writeFile(JSON.stringify(owner));
		await handle.close();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		return { heldBy: (await readOwner(file))?.owner.pid };
	}
	const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), HEARTBEAT_MS);
	beat.unref();
	return {
		async release() {
			clearInterval(beat);
			await rm(file, { force: true });
		},
	};
}

/** Waits for the lock, runs `work` and gives the lock back. */
export async function withLock<T>(
	file: string,
	work: () => Promise<T>,
	waiting: (heldBy: number | undefined) => void = () => {},
	everyMs = 1000,
): Promise<T> {
	for (let told = false; ; ) {
		const lock = await tryLock(file);
		if ('release' in lock) return await work().finally(async () => await lock.release());
		if (!told) waiting(lock.heldBy);
		told = true;
		await pause(everyMs);
	}
}
