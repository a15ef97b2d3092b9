import { setTimeout as pause } from 'node:timers/promises';
import type { AxiosInstance } from 'axios';
import { signIn, timed, type Task } from './api.mts';

type Rows = NonNullable<Task['body']['rows']>;

const PACKAGE_SIZE = 50_000;

await timed(async (task) => {
	const http = await signIn(task);
	const rows = task.body.rows ?? [];
	let results = 0;
	for (let at = 0; at < rows.length; at += PACKAGE_SIZE)
		results += await updated(http, rows.slice(at, at + PACKAGE_SIZE));
	return results;
});

/** One package from its opening to its last result. */
async function updated(http: AxiosInstance, rows: Rows): Promise<number> {
	const opened = await http.post('/offer-packages', { packageType: 'Update' });
	const id = String(opened.headers['content-location']).split('/').at(-1);
	for (let at = 0; at < rows.length; at += 100) {
		const lines = rows.slice(at, at + 100).map(({ sku, quantity }) => ({ sellerExternalReference: sku, quantity }));
		await http.post(`/offer-packages/${id}/offer-requests`, lines);
	}
	await http.get(`/offer-packages/${id}`);
	await http.patch(`/offer-packages/${id}`, { state: 'Ready' });
	for (;;) {
		const { data } = await http.get<{ state?: string; status?: string }>(`/offer-packages/${id}`);
		if ((data.state ?? data.status) === 'Integrated') break;
		await pause(200);
	}
	const results: unknown[] = [];
	for (let next = ''; ; ) {
		const params = { limit: 1000, ...(next && { cursor: next }) };
		const answer = await http.get<{ items: unknown[] }>(`/offer-packages/${id}/offer-requests-results`, { params });
		results.push(...answer.data.items);
		const found: string | undefined = /cursor=([^&>]+)/i.exec(String(answer.headers.link ?? ''))?.[1];
		if (found === undefined) return results.length;
		next = decodeURIComponent(found);
	}
}
