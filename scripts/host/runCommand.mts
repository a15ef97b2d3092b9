import { spawn, type ChildProcess } from 'node:child_process';

/** What a command that has ended left behind. */
export interface CommandResult {
	ok: boolean;
	stdout: string;
	/** Both streams in the order they came. */
	all: string;
}

const running = new Set<ChildProcess>();

/** Ends the commands that are still running, for when the script itself is asked to stop. */
export function stopCommands(): void {
	for (const child of running) child.kill('SIGTERM');
}

/** Runs a program without a shell and gathers its output; a failure is a result, not an exception. */
export async function runCommand(
	command: string,
	args: string[],
	options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<CommandResult> {
	return await new Promise((resolve) => {
		const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
		running.add(child);
		let stdout = '';
		let all = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			stdout += text;
			all += text;
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			all += text;
		});
		const ended = (ok: boolean, more = '') => {
			running.delete(child);
			resolve({ ok, stdout, all: all + more });
		};
		child.once('error', (error) => ended(false, String(error)));
		child.once('close', (code) => ended(code === 0));
	});
}
