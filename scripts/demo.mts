import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { stopOnSignals } from './demo/signals.mts';
import { startDemo, type Demo } from './demo/start.mts';
import { isUserError, UserError } from './host/errors.mts';
import { printedSteps } from './host/steps.mts';

export { startDemo };

interface Flags {
	port?: number;
	sandboxPort?: number;
	data?: string;
	reset?: boolean;
	fastPolls?: boolean;
	templates: boolean;
	tarball?: string;
}

function portNumber(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65535)
		throw new InvalidArgumentError('A port is a number from 1 to 65535.');
	return port;
}

const command = new Command('npm start --')
	.description(
		'Starts a real n8n with this package and a simulated marketplace, both on this machine only.\n' +
			'The first start downloads n8n (about 3 GB, several minutes) into a cache outside the checkout; later starts reuse it.\n' +
			'Ctrl-C stops everything.',
	)
	.option('--port <port>', 'port of n8n (default: a free one)', portNumber)
	.option('--sandbox-port <port>', 'port of the simulated marketplace (default: a free one)', portNumber)
	.option('--data <folder>', 'where the demo keeps its data (default: beside the cached n8n)')
	.option('--reset', 'forget everything and begin with an empty data folder')
	.option('--no-templates', 'do not import the template workflows')
	.addOption(new Option('--fast-polls', 'imported triggers look every five seconds').hideHelp())
	.addOption(new Option('--tarball <file>', 'load this packed package instead of building the checkout').hideHelp())
	.addHelpText(
		'after',
		'\nEnvironment:\n  N8N_NODES_CDISCOUNT_CACHE  folder that keeps n8n and its Node between starts (default: the cache folder of this user)',
	);

function summary({ n8n, sandbox, login, workflows, filesFolder }: Demo): string {
	const names = workflows.map(({ name, active }) => `    ${name}${active ? ' (published)' : ''}`);
	return [
		'',
		'The demo is running:',
		`  n8n          ${n8n.url}`,
		`  login        ${login.email}   password  ${login.password}`,
		`  marketplace  ${sandbox.url}`,
		`  files        ${filesFolder}`,
		...(names.length ? ['  workflows', ...names] : []),
		'',
		'Ctrl-C stops it.',
	].join('\n');
}

async function main(argv: string[]): Promise<void> {
	const { data, ...flags } = command.parse(argv).opts<Flags>();
	const steps = printedSteps();
	const stopRequest = stopOnSignals(steps);
	try {
		const demo = await startDemo({ ...flags, dataFolder: data, steps, signal: stopRequest.signal });
		stopRequest.stopsWith(demo);
		steps.say(summary(demo));
		await demo.n8n.process.gone();
		if (stopRequest.signal.aborted) return;
		await demo.stop();
		throw new UserError(`n8n has stopped by itself. The end of its log:\n${await demo.n8n.process.lastLines()}`);
	} catch (error) {
		if (stopRequest.signal.aborted) return steps.say('Everything is stopped.');
		console.error(isUserError(error) ? `\n${error.message}` : error);
		process.exitCode = 1;
	}
}

const started = process.argv[1];
if (started && realpathSync(started) === fileURLToPath(import.meta.url)) void main(process.argv);
