import { cdiscount, typed, workflow } from '../harness/nodes.mts';
import { end, FULL, jsonBody, onlyIn, request, splitOut, start } from './http.mts';
import type { Access, Job } from './job.mts';
import { pagesOf } from './shipOrders.mts';

const approval = (access: Access) =>
	request('Confirm', access, `=${access.apiUrl}/orders/{{ $json.orderId }}/approval-status`, {
		method: 'POST',
		...jsonBody('{"approval_status":"Accepted"}'),
		options: FULL,
	});

/** Confirms orders. HTTP Request nodes do it without a look at the orders, which is the fewest calls. */
export const confirmOrders = (rows: number): Job => ({
	name: 'confirm orders',
	rows,
	loop: 'confirmOrders.mts',
	leastCalls: (count) => count,
	async prepare(sandbox, count) {
		const ids = await sandbox.place(count, { status: 'WaitingAcceptance' });
		return { rows: ids.map((orderId) => ({ orderId })) };
	},
	ours: ({ own }, path) =>
		workflow(
			'Ours: confirm orders',
			[
				start(path),
				splitOut('Rows', 'body.rows'),
				cdiscount('Confirm', own, {
					resource: 'order',
					operation: 'confirm',
					orderId: typed('={{ $json.orderId }}'),
				}),
				end(),
			],
			['Start > Rows', 'Rows > Confirm', 'Confirm > End'],
		),
	http: (access, path) =>
		workflow(
			'HTTP: confirm orders',
			[start(path), splitOut('Rows', 'body.rows'), approval(access), end()],
			['Start > Rows', 'Rows > Confirm', 'Confirm > End'],
		),
});

/** Confirms orders that were confirmed before. By HTTP Request nodes each is read first. */
export const confirmAgain = (rows: number): Job => ({
	...confirmOrders(rows),
	name: 'confirm orders that are confirmed',
	leastCalls: pagesOf,
	async prepare(sandbox, count) {
		const ids = await sandbox.place(count, { status: 'InPreparation' });
		return { rows: ids.map((orderId) => ({ orderId })) };
	},
	http: (access, path) =>
		workflow(
			'HTTP: confirm orders again',
			[
				start(path),
				splitOut('Rows', 'body.rows'),
				request('Order', access, `=${access.apiUrl}/orders/{{ $json.orderId }}`),
				onlyIn('WaitingAcceptance'),
				approval(access),
				end(),
			],
			['Start > Rows', 'Rows > Order', 'Order > Open', 'Open > Confirm', 'Confirm > End', 'Open 1> End'],
		),
});
