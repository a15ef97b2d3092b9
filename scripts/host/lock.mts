import { lock, type LockOptions } from 'proper-lockfile';

/** A lock that is held until `release` is called, or its process ends. */
export interface Lock {
	release(): Promise<void>;
}

/** The owner of a lock renews it every few seconds; one that is older belonged to a process that was killed. */
export const STALE_SECONDS = 10;

async function acquire(file: string, retries?: LockOptions['retries']): Promise<Lock> {
	const release = await lock(file, {
		lockfilePath: file,
		realpath: false,
		stale: STALE_SECONDS * 1000,
		retries,
		// a machine that slept: better two at work than one that dies of it
		onCompromised: () => {},
	});
	// whoever lost the lock has nothing to give back
	return { release: async () => await release().catch(() => {}) };
}

/** Takes the lock (a folder of this name); undefined when somebody else holds it. */
export async function tryLock(file: string): Promise<Lock | undefined> {
	return await acquire(file).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ELOCKED') return undefined;
		throw error;
	});
}

/**
 * Waits for the lock, runs `work` and gives the lock back.
 * @param waiting is called once when somebody else holds the lock
 * @param everyMs how often to try again, in milliseconds
 */
export async function withLock<T>(
	file: string,
	work: () => Promise<T>,
	waiting: () => void = () => {},
	everyMs = 1000,
): Promise<T> {
	let held = await tryLock(file);
	if (!held) {
		waiting();
		held = await acquire(file, { forever: true, factor: 1, minTimeout: everyMs, maxTimeout: everyMs });
	}
	try {
		return await work();
	} finally {
		await held.release();
	}
}
