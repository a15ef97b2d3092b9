import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requireDisk } from './disk.mts';
import { UserError } from './errors.mts';
import { withLock } from './lock.mts';
import { isNewEnough, nodePackage } from './nodePackage.mts';
import { npm } from './npm.mts';
import { cacheFolder, logFile } from './paths.mts';
import { runCommand } from './runCommand.mts';

const NEEDED_BYTES = 500e6;

/** The path of a Node that is new enough for n8n: the running one, or one fetched from npm once. */
export async function ensureNode24(note: (text: string) => void = () => {}): Promise<string> {
	if (isNewEnough(process.version)) return process.execPath;
	const { name, version } = nodePackage(process.platform, process.arch);
	const cache = await cacheFolder();
	const folder = join(cache, `node-${version}`);
	const binary = join('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (existsSync(join(folder, binary))) return join(folder, binary);

	const waiting = () => note(`waiting for another process that is fetching Node ${version}`);
	return await withLock(
		`${folder}.lock`,
		async () => {
			if (existsSync(join(folder, binary))) return join(folder, binary);
			await requireDisk(cache, NEEDED_BYTES, `Node ${version}`);
			note(`fetching Node ${version} from npm, once`);
			const staging = `${folder}.staging`;
			await rm(staging, { recursive: true, force: true });
			await mkdir(staging);
			await writeFile(join(staging, 'package.json'), '{ "name": "node-host", "private": true }\n');
			const args = ['install', '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1'];
			const log = await logFile('install-node');
			const fetched = npm([...args, `${name}@${version}`], { cwd: staging, log, purpose: `Fetching Node ${version}` });
			await fetched.catch(async (error: unknown) => {
				await rm(staging, { recursive: true, force: true });
				throw error;
			});
			const { stdout, ok } = await runCommand(join(staging, binary), ['--version']);
			if (!ok || !isNewEnough(stdout)) {
				throw new UserError(
					`The Node ${version} that npm delivered does not run here: install Node 24 from nodejs.org and start again with it.`,
				);
			}
			await rm(folder, { recursive: true, force: true });
			await rename(staging, folder);
			return join(folder, binary);
		},
		waiting,
	);
}
