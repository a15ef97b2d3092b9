import type { CleanupStack } from '../../bench/harness/cleanup.mts';
import { openHost, type HostSetup } from '../../bench/harness/n8n.mts';
import { credentialFor, type SandboxProcess } from '../../bench/harness/sandboxProcess.mts';
import { Driver } from './driver.mts';
import { chaosWorkflow, REPORT_COLUMNS } from './workflow.mts';

/** A seller with an n8n of his own (its data, its ports, its key), who works at the marketplace with the chaos workflow. */
export async function openSeller(
	who: string,
	cleanup: CleanupStack,
	setup: HostSetup,
	sandbox: SandboxProcess,
	say: (line: string) => void,
): Promise<Driver> {
	const host = cleanup.add(await openHost(setup), async (one) => await one.close());
	const credential = await host.credential('cdiscountApi', 'Shop', credentialFor(sandbox));
	const table = await host.rest.dataTable('Chaos reports', REPORT_COLUMNS);
	const { id } = await host.rest.createWorkflow(chaosWorkflow(credential, table.id));
	await host.rest.publish(id);
	return new Driver(who, host, table, id, say);
}
