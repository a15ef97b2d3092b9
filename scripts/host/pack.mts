import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withLock } from './lock.mts';
import { npm } from './npm.mts';
import { checkout, logFile } from './paths.mts';

/** Everything the tarball is made from. */
const SOURCES = [
	'nodes',
	'credentials',
	'icons',
	'package.json',
	'tsconfig.json',
	'README.md',
	'LICENSE',
	'gulpfile.js',
];

async function filesOf(path: string): Promise<string[]> {
	const found = await stat(path).catch(() => undefined);
	if (!found) return [];
	if (found.isFile()) return [path];
	const inside = await readdir(path);
	return (await Promise.all(inside.map(async (name) => await filesOf(join(path, name))))).flat();
}

/** A short word that changes whenever a source file of the package does. */
async function sourcesHash(): Promise<string> {
	const files = (await Promise.all(SOURCES.map(async (name) => await filesOf(join(checkout, name))))).flat().sort();
	const hash = createHash('sha256');
	for (const file of files) hash.update(file).update(await readFile(file));
	return hash.digest('hex').slice(0, 16);
}

async function buildAndPack(tarball: string): Promise<void> {
	const folder = dirname(tarball);
	for (const old of await readdir(folder)) if (!old.endsWith('.lock')) await rm(join(folder, old), { recursive: true });
	const log = await logFile('pack');
	await rm(log, { force: true });
	const staging = join(folder, 'staging');
	await mkdir(staging);
	await npm(['run', 'build'], { cwd: checkout, log, purpose: 'Building the package' });
	const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', staging];
	const packed = await npm(args, { cwd: checkout, log, purpose: 'Packing the package' });
	const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
	await rename(join(staging, filename), tarball);
	await rm(staging, { recursive: true });
}

/** Builds and packs the checkout as it would be published; an unchanged checkout is not built again. */
export async function packCheckout(): Promise<{ tarball: string; built: boolean }> {
	const folder = join(checkout, 'node_modules', '.cache', 'n8n-nodes-cdiscount');
	const tarball = join(folder, `${await sourcesHash()}.tgz`);
	if (existsSync(tarball)) return { tarball, built: false };
	await mkdir(folder, { recursive: true });
	return await withLock(join(folder, 'pack.lock'), async () => {
		if (existsSync(tarball)) return { tarball, built: false };
		await buildAndPack(tarball);
		return { tarball, built: true };
	});
}
