import { isAxiosError } from 'axios';

/** Things that were started, to be stopped whatever happens, the last first. */
export class CleanupStack {
	isInterrupted = false;
	private readonly stops: Array<() => Promise<void>> = [];

	constructor() {
		// a Ctrl-C must not leave processes behind
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
			process.once(signal, () => {
				this.isInterrupted = true;
				void this.close().finally(() => process.exit(130));
			});
	}

	add<T>(thing: T, stop: (thing: T) => Promise<void>): T {
		this.stops.push(async () => await stop(thing));
		return thing;
	}

	/** Runs a part of the work and stops what was added in it. */
	async within<T>(work: () => Promise<T>): Promise<T> {
		const before = this.stops.length;
		return await work().finally(async () => await this.close(before));
	}

	/** Stops everything but the first so many. */
	async close(kept = 0): Promise<void> {
		while (this.stops.length > kept) {
			const stop = this.stops.pop()!;
			await stop().catch((error: unknown) => console.error(`Not stopped in order: ${String(error)}`));
		}
	}
}

/** Runs a command's work, stops what it started, and sets the exit code. */
export async function runWithCleanup(work: (cleanup: CleanupStack) => Promise<boolean>): Promise<void> {
	const cleanup = new CleanupStack();
	try {
		const isWell = await work(cleanup).finally(async () => await cleanup.close());
		process.exitCode = isWell ? 0 : 1;
	} catch (error) {
		process.exitCode = 1;
		// what breaks because it is being stopped is no news
		if (cleanup.isInterrupted) return;
		console.error(isAxiosError(error) ? `${error.config?.method} ${error.config?.url}: ${error.message}` : error);
	}
	// keep-alive connections of this process would hold it open for a while
	setTimeout(() => process.exit(), 1000).unref();
}
