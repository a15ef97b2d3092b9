import { existsSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { UserError } from './errors.mts';
import { failureSentence } from './npmFailure.mts';
import { runCommand } from './runCommand.mts';

export interface NpmRun {
	cwd: string;
	/** Keeps everything npm says. */
	log: string;
	/** What fails when npm fails, as the start of a sentence: "Installing n8n". */
	purpose: string;
	/** The Node that the packages' own scripts run with. */
	node?: string;
	env?: Record<string, string>;
}

/** npm as the user started it or as it came with the running Node; run by Node itself, Windows then needs no shell. */
function npmCommand(): [string, string[]] {
	const bin = dirname(process.execPath);
	const cli = join('node_modules', 'npm', 'bin', 'npm-cli.js');
	const places = [process.env.npm_execpath ?? '', join(bin, cli), join(bin, '..', 'lib', cli)];
	const found = places.find((place) => place.endsWith('npm-cli.js') && existsSync(place));
	return found ? [process.execPath, [found]] : ['npm', []];
}

/** What an outer `npm start` tells its children would point the inner npm at the outer package. */
const OUTER =
	/^npm_(package_|lifecycle_|command$|config_(local_prefix|prefix|global_prefix|workspaces?|omit|include|ignore_scripts)$)/i;

function environment(node: string | undefined): NodeJS.ProcessEnv {
	const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OUTER.test(name)));
	const path = Object.keys(env).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
	if (node) env[path] = `${dirname(node)}${delimiter}${env[path] ?? ''}`;
	return env;
}

/** Runs npm quietly; returns what it printed, or throws one sentence that names the log. */
export async function npm(args: string[], run: NpmRun): Promise<string> {
	const [command, first] = npmCommand();
	const env = { ...environment(run.node), ...run.env };
	const result = await runCommand(command, [...first, ...args], { cwd: run.cwd, env });
	await appendFile(run.log, `> npm ${args.join(' ')}\n${result.all}\n`);
	if (result.ok) return result.stdout;
	throw new UserError(failureSentence(run.purpose, result.all, run.log));
}
