import { join, resolve } from 'node:path';
import { HOME_CATALOGUE } from '../../sandbox/seeds/catalogue.mts';
import { seedShop } from '../../sandbox/seeds/seedShop.mts';
import { startSandbox } from '../../sandbox/server.mts';
import { ensureN8n } from '../host/installN8n.mts';
import { startN8n } from '../host/n8nProcess.mts';
import { ensureNode24 } from '../host/node24.mts';
import { packCheckout } from '../host/pack.mts';
import { cacheFolder } from '../host/paths.mts';
import { freePort, requirePort } from '../host/ports.mts';
import { N8nRest } from '../host/rest.mts';
import { silentSteps, type Steps } from '../host/steps.mts';
import { CREDENTIAL_NAME, CREDENTIAL_TYPE, fillStock, importTemplates, putTrackingFile } from './contents.mts';
import { openFolder } from './folder.mts';
import { DEMO_LOGIN, enterN8n, ordersToShip, sandboxCredential } from './shop.mts';
import type { Demo, DemoOptions } from './types.mts';

export { DEMO_LOGIN, sandboxCredential };
export type { Demo, DemoOptions };

/** Builds and packs the checkout, starts the sandbox and a real n8n, and sets the shop up in it. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
	const { steps: given = silentSteps, signal, fastPolls } = options;
	const steps: Steps = {
		say: given.say,
		async run(title, work) {
			signal?.throwIfAborted();
			return await given.run(title, work);
		},
	};
	const stops: Array<() => Promise<void>> = [];
	const stop = async () => {
		// whatever one of them meets, the others are stopped too
		const problems: unknown[] = [];
		for (let next = stops.pop(); next; next = stops.pop()) await next().catch((error) => problems.push(error));
		if (problems.length) throw problems[0];
	};
	try {
		const folder = await openFolder(resolve(options.dataFolder ?? join(await cacheFolder(), 'demo')), options.reset);
		stops.push(async () => await folder.release());
		const port = options.port ? await requirePort(options.port, '--port', 'n8n') : await freePort(folder.state.port);
		const sandboxPort = options.sandboxPort
			? await requirePort(options.sandboxPort, '--sandbox-port', 'the sandbox')
			: await freePort(folder.state.sandboxPort);
		await folder.save({ port, sandboxPort });

		const tarball =
			options.tarball ??
			(await steps.run('Build and pack the node package', async () => (await packCheckout()).tarball));
		const node = await steps.run('Find a Node for n8n', async (note) => await ensureNode24(note));
		const { bin } = await steps.run('Find n8n', async (note) => await ensureN8n(node, note));
		const sandbox = await steps.run('Start the simulated marketplace', async () => {
			const opened = await startSandbox({ port: sandboxPort, seed: options.seed });
			stops.push(async () => await opened.close());
			if (options.orders !== false) seedShop(opened.marketplace);
			return opened;
		});
		const settings = {
			dataFolder: folder.path,
			filesFolder: folder.files,
			port,
			env: options.env,
			tarball,
			node,
			bin,
			signal,
		};
		const process = await steps.run('Start n8n', async () => await startN8n(settings));
		stops.push(async () => await process.stop());

		const rest = new N8nRest(process.url);
		const credential = await steps.run('Set up the shop in n8n', async () => {
			await enterN8n(rest, folder.path);
			await fillStock(rest, HOME_CATALOGUE);
			await putTrackingFile(folder.files, ordersToShip(sandbox));
			return await rest.saveCredential(CREDENTIAL_TYPE, CREDENTIAL_NAME, sandboxCredential(sandbox));
		});
		const adaptation = { credential, filesFolder: folder.files, fastPolls };
		const workflows =
			options.templates === false
				? []
				: await steps.run(
						'Import and switch on the template workflows',
						async () => await importTemplates(rest, adaptation),
					);
		signal?.throwIfAborted();
		const kill = async () => {
			await process.kill();
			await stop();
		};
		return {
			n8n: { url: process.url, rest, process },
			sandbox,
			login: DEMO_LOGIN,
			credential,
			workflows,
			filesFolder: folder.files,
			stop,
			kill,
		};
	} catch (error) {
		await stop().catch(() => {});
		throw error;
	}
}
