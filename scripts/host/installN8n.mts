import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { freeBytes, requireDisk } from './disk.mts';
import { UserError } from './errors.mts';
import { withLock } from './lock.mts';
import { npm } from './npm.mts';
import { cacheFolder, checkout, logFile } from './paths.mts';
import { runCommand } from './runCommand.mts';

const NEEDED_BYTES = 5e9;
const NOTE_EVERY_MS = 5000;
const MARKER = 'installed.json';
const PINNED = join(checkout, 'scripts', 'n8nHost');

/** A finished installation of n8n. */
export interface Installation {
	folder: string;
	version: string;
	/** The script to run with Node. */
	bin: string;
}

interface Marker {
	n8n: string;
	platform: string;
	arch: string;
	/** Tells whether the pinned versions changed since. */
	lock: string;
}

async function wantedMarker(): Promise<Marker> {
	const pinned = JSON.parse(await readFile(join(PINNED, 'package.json'), 'utf8')) as { dependencies: { n8n: string } };
	// hashed without its white space, which a checkout or a formatter may change
	const lock = JSON.stringify(JSON.parse(await readFile(join(PINNED, 'package-lock.json'), 'utf8')));
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 16);
	return { n8n: pinned.dependencies.n8n, platform: process.platform, arch: process.arch, lock: hash };
}

async function isFinished(folder: string, wanted: Marker): Promise<boolean> {
	const found = await readFile(join(folder, MARKER), 'utf8').catch(() => '{}');
	return found.trim() === JSON.stringify(wanted);
}

/** Headers that came with the Node in use spare node-gyp the download, which many networks refuse. */
function headersOf(node: string): Record<string, string> {
	const root = dirname(dirname(node));
	const present = process.platform !== 'win32' && existsSync(join(root, 'include', 'node', 'node_version.h'));
	return present ? { npm_config_nodedir: root } : {};
}

/** A line every few seconds while `work` runs: how long, how much on disk. */
async function withProgress<T>(
	folder: string,
	what: string,
	note: (text: string) => void,
	work: Promise<T>,
): Promise<T> {
	const before = await freeBytes(folder);
	const tell = async () =>
		note(`${what}: ${Math.max(0, Math.round((before - (await freeBytes(folder))) / 1e6))} MB on disk`);
	const timer = setInterval(() => void tell().catch(() => {}), NOTE_EVERY_MS);
	return await work.finally(() => clearInterval(timer));
}

async function install(folder: string, marker: Marker, node: string, note: (text: string) => void): Promise<void> {
	const cache = dirname(folder);
	await requireDisk(cache, NEEDED_BYTES, `installing n8n ${marker.n8n}`);
	const staging = `${folder}.staging`;
	const log = await logFile('install-n8n');
	await rm(log, { force: true });
	const run = { cwd: staging, log, node, purpose: `Installing n8n ${marker.n8n}` };
	await rm(staging, { recursive: true, force: true });
	await mkdir(staging);
	try {
		await cp(join(PINNED, 'package.json'), join(staging, 'package.json'));
		await cp(join(PINNED, 'package-lock.json'), join(staging, 'package-lock.json'));
		note('this happens once, takes several minutes and 3 GB');
		// without it a machine without network would wait for minutes of retries
		await npm(['view', `n8n@${marker.n8n}`, 'version', '--fetch-retries=0', '--fetch-timeout=20000'], run);
		const ci = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], run);
		await withProgress(cache, 'downloading n8n', note, ci);
		const purpose = `Building sqlite3 for n8n ${marker.n8n}`;
		const build = npm(['rebuild', 'sqlite3', '--foreground-scripts'], { ...run, purpose, env: headersOf(node) });
		await withProgress(cache, 'building sqlite3', note, build);
		const check = await runCommand(node, ['-e', "require('sqlite3')"], { cwd: staging });
		if (!check.ok) throw new UserError(`${purpose} did not give a module that loads; npm's own words are in ${log}.`);
		await writeFile(join(staging, MARKER), `${JSON.stringify(marker)}\n`);
		await rm(folder, { recursive: true, force: true });
		await rename(staging, folder);
	} catch (error) {
		await rm(staging, { recursive: true, force: true }).catch(() => {});
		throw error;
	}
}

/** The pinned n8n, installed into the cache when it is not there yet; `node` is the Node that will run it. */
export async function ensureN8n(node: string, note: (text: string) => void = () => {}): Promise<Installation> {
	const marker = await wantedMarker();
	const folder = join(await cacheFolder(), `n8n-${marker.n8n}`);
	const done: Installation = { folder, version: marker.n8n, bin: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
	if (await isFinished(folder, marker)) return done;
	await withLock(
		`${folder}.lock`,
		async () => {
			if (!(await isFinished(folder, marker))) await install(folder, marker, node, note);
		},
		() => note('waiting for another process that is installing n8n'),
	);
	return done;
}
