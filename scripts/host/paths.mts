import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url));

const NAME = 'n8n-nodes-cdiscount';

/** Where this platform keeps what programs can make again. */
export function platformCache(platform: string, env: NodeJS.ProcessEnv, home: string): string {
	if (platform === 'darwin') return join(home, 'Library', 'Caches', NAME);
	if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), NAME, 'Cache');
	return join(env.XDG_CACHE_HOME ?? join(home, '.cache'), NAME);
}

/** The folder outside the checkout that keeps n8n and its Node between starts; created when missing. */
export async function cacheFolder(): Promise<string> {
	const chosen = process.env.N8N_NODES_CDISCOUNT_CACHE;
	const folder = chosen ? resolve(chosen) : platformCache(process.platform, process.env, homedir());
	await mkdir(folder, { recursive: true });
	return folder;
}

/** A file in the cache folder that keeps the output of a command. */
export async function logFile(name: string): Promise<string> {
	const folder = join(await cacheFolder(), 'logs');
	await mkdir(folder, { recursive: true });
	return join(folder, `${name}.log`);
}
