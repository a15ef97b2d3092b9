import { Agent } from 'node:http';
import axios, { type AxiosInstance } from 'axios';

export interface Task {
	apiUrl: string;
	tokenUrl: string;
	body: { rows?: Array<Record<string, string | number>>; count?: number };
}

/** A token, and a client that uses it: as little as there can be. */
export async function signIn({ apiUrl, tokenUrl }: Task): Promise<AxiosInstance> {
	const form = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: 'demo-client',
		client_secret: 'demo-secret',
	});
	const { data } = await axios.post<{ access_token: string }>(tokenUrl, form, { proxy: false });
	return axios.create({
		baseURL: apiUrl,
		proxy: false,
		httpAgent: new Agent({ keepAlive: true }),
		headers: { Authorization: `Bearer ${data.access_token}`, SellerId: '98979', SalesChannelId: 'CDISFR' },
	});
}

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
