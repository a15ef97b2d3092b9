import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Ends a process that was started here, by its own id. */
export async function stopProcess(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, 'exit');
	// for PostgreSQL: a fast shutdown
	child.kill('SIGINT');
	const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
	await gone.finally(() => clearTimeout(timer));
}
