import type { Octopia } from '../../nodes/Cdiscount/api/client.ts';
import { octopiaClient } from '../../scripts/client/octopiaClient.mts';

export interface Task {
	apiUrl: string;
	tokenUrl: string;
	body: { rows?: Array<Record<string, string | number>>; count?: number };
}

/** The marketplace as the node has it, with axios in n8n's place. */
export const connect = ({ apiUrl, tokenUrl }: Task): Octopia =>
	octopiaClient({
		clientId: 'demo-client',
		clientSecret: 'demo-secret',
		sellerId: '98979',
		salesChannelId: 'CDISFR',
		apiUrl,
		tokenUrl,
	});

/** Does the task of the command line and tells what it took. */
export async function timed(work: (task: Task) => Promise<number>): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
	const task = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Task;
	const cpu = process.cpuUsage();
	const started = performance.now();
	const done = await work(task);
	const wallMs = performance.now() - started;
	const { user, system } = process.cpuUsage(cpu);
	const rssMb = process.resourceUsage().maxRSS / 1024;
	process.stdout.write(JSON.stringify({ wallMs, cpuS: (user + system) / 1e6, rssMb: Math.round(rssMb), done }));
	process.exit(0);
}
