import type { Job } from '../jobs/job.mts';
import type { CleanupStack } from './cleanup.mts';
import { measureInN8n, measureInNode, type Figures } from './measure.mts';
import { openHost, type Host, type HostSetup } from './n8n.mts';
import { credentialFor, startSandboxProcess, type SandboxProcess } from './sandboxProcess.mts';
import { median } from './stats.mts';

export type Variant = 'ours' | 'http' | 'loop';

/** What a competitor took for a job: every run, and the medians. */
export interface Result extends Figures {
	job: string;
	rows: number;
	latencyMs: number;
	variant: Variant;
	runs: Figures[];
	leastCalls?: number;
}

export interface ComparisonPlan {
	job: Job;
	latencies: number[];
	runs: number;
	variants: Variant[];
	/** The heap that n8n may use, in MB; Node's own limit where it is left out. */
	heapMb?: number;
}

/** n8n's generic OAuth2 credential for the client of the sandbox. */
export const oauthFor = ({ addresses: { tokenUrl } }: SandboxProcess) => ({
	grantType: 'clientCredentials',
	accessTokenUrl: tokenUrl,
	clientId: 'demo-client',
	clientSecret: 'demo-secret',
	scope: '',
	authentication: 'body',
	useDynamicClientRegistration: false,
	sendAdditionalBodyProperties: false,
	additionalBodyProperties: '',
	ignoreSSLIssues: false,
});

const KEYS = ['wallMs', 'cpuS', 'rssMb', 'calls', 'tokens'] as const;

const medians = (runs: Figures[]): Figures =>
	Object.fromEntries(KEYS.map((key) => [key, median(runs.map((run) => run[key]))])) as unknown as Figures;

/** Publishes the workflow of a competitor in an n8n of its own, so that nobody inherits another's memory. */
export async function jobHost(
	setup: HostSetup,
	sandbox: SandboxProcess,
	job: Job,
	who: 'ours' | 'http',
	heapMb: number | undefined,
	cleanup: CleanupStack,
): Promise<Host> {
	const heap: Record<string, string> = heapMb === undefined ? {} : { NODE_OPTIONS: `--max-old-space-size=${heapMb}` };
	const env = { N8N_PAYLOAD_SIZE_MAX: '64', ...heap };
	const opened = cleanup.add(await openHost(setup, env), async (one) => await one.close());
	const own = await opened.credential('cdiscountApi', 'Shop', credentialFor(sandbox));
	const oauth = await opened.credential('oAuth2Api', 'OAuth2', oauthFor(sandbox));
	const made = job[who]({ own, oauth, apiUrl: sandbox.addresses.apiUrl }, who);
	// what n8n writes into its database of 100,000 items is not the work that is measured
	made.settings = { ...made.settings, saveDataSuccessExecution: 'none' };
	await opened.rest.publish((await opened.rest.createWorkflow(made)).id);
	return opened;
}

/** All runs of one job: in every round each competitor once, so that a busy machine is busy for all of them. */
export async function compareVariants(
	setup: HostSetup,
	{ job, latencies, runs, variants, heapMb }: ComparisonPlan,
	cleanup: CleanupStack,
	say: (line: string) => void,
): Promise<Result[]> {
	return await cleanup.within(async () => {
		const sandbox = cleanup.add(
			await startSandboxProcess(job.sandboxOptions?.(job.rows)),
			async (one) => await one.stop(),
		);
		const hosts = new Map<Variant, Host>();
		for (const who of variants)
			if (who !== 'loop') hosts.set(who, await jobHost(setup, sandbox, job, who, heapMb, cleanup));
		const results: Result[] = [];
		for (const latencyMs of latencies) {
			const found = new Map<Variant, Figures[]>(variants.map((who) => [who, []]));
			for (let run = 0; run < runs; run++)
				for (const who of variants) {
					const body = await job.prepare(sandbox, job.rows, run * 10 + variants.indexOf(who));
					await sandbox.faults(latencyMs > 0 ? [{ kind: 'slow', ms: latencyMs, probability: 1 }] : []);
					const opened = hosts.get(who);
					const took = opened
						? await measureInN8n(opened, sandbox, who, body)
						: await measureInNode(setup.node, sandbox, job.loop, body);
					await sandbox.faults([]);
					found.get(who)!.push(took);
					say(`${job.name} × ${job.rows}, ${latencyMs} ms, ${who}: ${Math.round(took.wallMs)} ms`);
				}
			for (const [variant, figures] of found) {
				const leastCalls = job.leastCalls?.(job.rows);
				const about = { job: job.name, rows: job.rows, latencyMs, variant, leastCalls };
				results.push({ ...about, ...medians(figures), runs: figures });
			}
		}
		return results;
	});
}
