import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureN8n } from '../../scripts/host/installN8n.mts';
import { startN8n, type N8nProcess } from '../../scripts/host/n8nProcess.mts';
import { ensureNode24 } from '../../scripts/host/node24.mts';
import { packCheckout } from '../../scripts/host/pack.mts';
import { N8nRest, type Credential } from '../../scripts/host/rest.mts';

export const LOGIN = { email: 'bench@example.com', password: 'Cdiscount-bench-1' };

/** What is needed to start any number of n8n. */
export interface HostSetup {
	tarball: string;
	node: string;
	bin: string;
}

/** Builds and packs the checkout (or takes a packed one) and finds n8n; the first time n8n is downloaded. */
export async function prepareHostSetup(tarball?: string): Promise<HostSetup> {
	const note = (text: string) => console.log(`  ${text}`);
	const node = await ensureNode24(note);
	const { bin } = await ensureN8n(node, note);
	return { tarball: tarball ?? (await packCheckout()).tarball, node, bin };
}

/** An n8n with data of its own, and its owner at work. */
export interface Host {
	process: N8nProcess;
	rest: N8nRest;
	folder: string;
	credential(type: string, name: string, data: Record<string, unknown>): Promise<Credential>;
	/** Starts it again on the same data after it was killed. */
	revive(): Promise<void>;
	/** Stops it and removes its data. */
	close(): Promise<void>;
}

export async function openHost(setup: HostSetup, env: Record<string, string> = {}): Promise<Host> {
	const folder = await mkdtemp(join(tmpdir(), 'cdiscount-lab-'));
	const remove = async () => await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	try {
		const started = await startN8n({ ...setup, dataFolder: folder, env });
		const rest = new N8nRest(started.url);
		await rest.enter(LOGIN);
		return {
			process: started,
			rest,
			folder,
			credential: async (type, name, data) => await rest.saveCredential(type, name, data),
			async revive() {
				await started.start();
				await rest.enter(LOGIN);
			},
			async close() {
				await started.stop();
				await remove();
			},
		};
	} catch (error) {
		await remove();
		throw error;
	}
}
