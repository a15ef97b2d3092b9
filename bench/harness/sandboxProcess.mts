import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import axios, { type AxiosInstance } from 'axios';
import type { FaultRule } from '../../sandbox/http/faults.mts';
import type { QuotaOptions } from '../../sandbox/access/quota.mts';
import type { Call } from '../../sandbox/http/callLog.mts';
import type { LedgerEntry } from '../../sandbox/marketplace/ledger.mts';
import type { OrderDocument } from '../../sandbox/marketplace/orderDocument.mts';
import type { SandboxProcessOptions } from './sandboxChild.mts';

const SANDBOX_CHILD = fileURLToPath(new URL('sandboxChild.mts', import.meta.url));

/** The seller of the measurements. */
export const SELLER = '98979';

interface Counters {
	total: number;
	counters: Record<string, number>;
}

/** A marketplace in a process of its own, and what is asked of it from outside. */
export class SandboxProcess {
	private readonly http: AxiosInstance;

	constructor(
		readonly pid: number,
		readonly addresses: { url: string; apiUrl: string; tokenUrl: string },
		private readonly disconnect: () => Promise<void>,
	) {
		this.http = axios.create({ baseURL: `${addresses.url}/_sandbox`, proxy: false, maxBodyLength: Infinity });
	}

	/** Places so many orders and gives their ids. */
	async place(count: number, options: Record<string, unknown> = {}): Promise<string[]> {
		const ids: string[] = [];
		for (let left = count; left > 0; left -= 20_000) {
			const body = { sellerId: SELLER, lineCount: 1, ...options, count: Math.min(left, 20_000) };
			const { data } = await this.http.post<{ orderIds: string[] } | { orderId: string }>('/orders', body);
			ids.push(...('orderIds' in data ? data.orderIds : [data.orderId]));
		}
		return ids;
	}

	async faults(rules: FaultRule[]): Promise<void> {
		await this.http.put('/faults', rules);
	}

	/** Sets the quota and begins a new window; without `calls` there is none. */
	async quota(options: Partial<QuotaOptions>): Promise<void> {
		await this.http.put('/quota', options);
	}

	/** The calls of the API since `before`, oldest first (at most the last 5,000). */
	async callsSince(before: Counters): Promise<Call[]> {
		const { data } = await this.http.get<{ calls: Call[] }>('/calls?limit=5000');
		return data.calls.filter(({ number, path }) => number > before.total && !path.endsWith('/token')).reverse();
	}

	async ledger(filter: Record<string, string> = {}): Promise<LedgerEntry[]> {
		return (await this.http.get<LedgerEntry[]>('/ledger', { params: filter })).data;
	}

	/** The newest orders as the API shows them. */
	async orders(limit: number): Promise<OrderDocument[]> {
		return (await this.http.get<{ orders: OrderDocument[] }>(`/state?orders=${limit}&calls=0`)).data.orders;
	}

	async counters(): Promise<Counters> {
		return (await this.http.get<Counters>('/calls?limit=1')).data;
	}

	async tokensIssued(): Promise<number> {
		return (await this.http.get<{ tokensIssued: number }>('/state?orders=0&calls=0')).data.tokensIssued;
	}

	async advance(seconds: number): Promise<void> {
		await this.http.post('/clock', { advanceSeconds: seconds });
	}

	async revokeTokens(): Promise<void> {
		await this.http.post('/tokens/revoke');
	}

	async stop(): Promise<void> {
		await this.disconnect();
	}
}

/** The data of a credential for a marketplace. */
export const credentialFor = ({ addresses: { apiUrl, tokenUrl } }: SandboxProcess): Record<string, string> => ({
	clientId: 'demo-client',
	clientSecret: 'demo-secret',
	sellerId: SELLER,
	salesChannelId: 'CDISFR',
	environment: 'custom',
	apiUrl,
	tokenUrl,
});

/** Calls of the API between two readings of the counters: all of them, and those for tokens. */
export function callsBetween(before: Counters, after: Counters): { calls: number; tokens: number } {
	let calls = 0;
	let tokens = 0;
	for (const [key, count] of Object.entries(after.counters)) {
		const more = count - (before.counters[key] ?? 0);
		if (/^POST .*\/token \d/.test(key)) tokens += more;
		else if (!/^HEAD /.test(key) && !key.includes('(unknown)')) calls += more;
	}
	return { calls, tokens };
}

export async function startSandboxProcess(options: SandboxProcessOptions = {}): Promise<SandboxProcess> {
	const child = spawn(process.execPath, ['--import', 'tsx', SANDBOX_CHILD, JSON.stringify(options)], {
		cwd: fileURLToPath(new URL('../..', import.meta.url)),
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
	});
	const gone = once(child, 'exit');
	const ready = once(child, 'message') as Promise<[{ url: string; apiUrl: string; tokenUrl: string }]>;
	const first = await Promise.race([ready, gone.then(() => undefined)]);
	if (first === undefined || child.pid === undefined) throw new Error('The simulated marketplace did not start.');
	return new SandboxProcess(child.pid, first[0], async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.disconnect();
		const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
		await gone.finally(() => clearTimeout(timer));
	});
}
