import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { UserError } from '../host/errors.mts';
import { STALE_SECONDS, tryLock, type Lock } from '../host/lock.mts';

/** What the demo remembers between two starts. */
export interface DemoState {
	port?: number;
	sandboxPort?: number;
}

/** The demo's own folder: n8n's data, the files of the file template, and the ports of the last start. */
export interface DemoFolder {
	path: string;
	files: string;
	state: DemoState;
	save(state: DemoState): Promise<void>;
	release(): Promise<void>;
}

const STATE = 'demo.json';
const LOCK = 'demo.lock';

/** A reset removes a whole folder, so it must be one that the demo has made. */
async function reset(path: string): Promise<void> {
	const inside = await readdir(path);
	if (inside.length > 0 && !inside.includes(STATE)) {
		throw new UserError(
			`The folder ${path} is not one of the demo's own, so --reset leaves it alone; remove it yourself.`,
		);
	}
	await rm(path, { recursive: true, force: true, maxRetries: 5 });
}

/** Opens the folder for this demo alone; a second demo on it is told so. */
export async function openFolder(path: string, wipe = false): Promise<DemoFolder> {
	if (path === parse(path).root)
		throw new UserError('The demo needs a folder of its own: choose another one with --data.');
	const take = async (): Promise<Lock> => {
		await mkdir(path, { recursive: true });
		const lock = await tryLock(join(path, LOCK));
		if (lock) return lock;
		throw new UserError(
			`A demo already runs on ${path}, or was killed a moment ago: stop it, wait ${STALE_SECONDS} seconds, or use another folder with --data.`,
		);
	};
	let lock = await take();
	try {
		if (wipe) {
			await lock.release();
			await reset(path);
			lock = await take();
		}
		const files = join(path, 'files');
		await mkdir(files, { recursive: true });
		const text = await readFile(join(path, STATE), 'utf8').catch(() => '{}');
		const save = async (state: DemoState) => await writeFile(join(path, STATE), `${JSON.stringify(state, null, 2)}\n`);
		if (text === '{}') await save({});
		return { path, files, state: JSON.parse(text) as DemoState, save, release: async () => await lock.release() };
	} catch (error) {
		await lock.release();
		throw error;
	}
}
