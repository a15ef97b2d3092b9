import axios from 'axios';
import { request, end, start } from './jobs/http.mts';
import { cdiscount, workflow } from './harness/nodes.mts';
import type { CleanupStack } from './harness/cleanup.mts';
import { oauthFor } from './harness/compareVariants.mts';
import { openHost, type HostSetup } from './harness/n8n.mts';
import { callsBetween, credentialFor, startSandboxProcess } from './harness/sandboxProcess.mts';

/** What a number of executions took that each call the API once. */
export interface TokenResult {
	who: string;
	executions: number;
	tokens: number;
	calls: number;
	wallS: number;
}

const AT_ONCE = 10;

/** Executions that each need a token, ten at once. A program of its own per execution would fetch one each. */
export async function compareTokens(
	setup: HostSetup,
	executions: number,
	cleanup: CleanupStack,
	say: (line: string) => void,
): Promise<TokenResult[]> {
	return await cleanup.within(async () => {
		const sandbox = cleanup.add(await startSandboxProcess(), async (one) => await one.stop());
		const host = cleanup.add(await openHost(setup), async (one) => await one.close());
		const own = await host.credential('cdiscountApi', 'Shop', credentialFor(sandbox));
		const oauth = await host.credential('oAuth2Api', 'OAuth2', oauthFor(sandbox));
		const access = { own, oauth, apiUrl: sandbox.addresses.apiUrl };
		const count = cdiscount('Count', own, { resource: 'order', operation: 'count' });
		const ours = workflow('Ours: count', [start('ours'), count, end()], ['Start > Count', 'Count > End']);
		const asked = request('Count', access, `${access.apiUrl}/orders/count`);
		const http = workflow('HTTP: count', [start('http'), asked, end()], ['Start > Count', 'Count > End']);
		const results: TokenResult[] = [];
		for (const [path, made] of Object.entries({ ours, http })) {
			await host.rest.publish((await host.rest.createWorkflow(made)).id);
			const before = await sandbox.counters();
			const begun = performance.now();
			for (let done = 0; done < executions; done += AT_ONCE) {
				const call = async () => await axios.post(`${host.process.url}/webhook/${path}`, {}, { proxy: false });
				await Promise.all(Array.from({ length: AT_ONCE }, call));
			}
			const wallS = Math.round(performance.now() - begun) / 1000;
			results.push({ who: path, executions, ...callsBetween(before, await sandbox.counters()), wallS });
			say(`${executions} executions, ${path}: ${results.at(-1)!.tokens} tokens`);
		}
		return results;
	});
}
