import { cdiscount, workflow } from '../harness/nodes.mts';
import { end, pages, query, request, splitOut, start } from './http.mts';
import type { Job } from './job.mts';

/** Reads all orders of a shop, as they are. */
export const readOrders = (rows: number): Job => {
	let placed = false;
	return {
		name: 'read orders',
		rows,
		loop: 'readOrders.mts',
		leastCalls: (count) => Math.floor(count / 100) + 1,
		async prepare(sandbox, count) {
			if (!placed) await sandbox.place(count, { status: 'Shipped' });
			placed = true;
			return {};
		},
		ours: ({ own }, path) =>
			workflow(
				'Ours: read orders',
				[
					start(path),
					cdiscount('Orders', own, { resource: 'order', operation: 'getAll', returnAll: true, simplify: false }),
					end(),
				],
				['Start > Orders', 'Orders > End'],
			),
		http: (access, path) =>
			workflow(
				'HTTP: read orders',
				[
					start(path),
					request('Pages', access, `${access.apiUrl}/orders`, {
						...query({ pageSize: '100', sort: 'createdAt' }),
						options: pages,
					}),
					splitOut('Orders', 'items'),
					end(),
				],
				['Start > Pages', 'Pages > Orders', 'Orders > End'],
			),
	};
};
