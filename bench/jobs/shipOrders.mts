import { cdiscount, typed, workflow } from '../harness/nodes.mts';
import { end, FULL, jsonBody, request, splitOut, start } from './http.mts';
import type { Job } from './job.mts';

/** Ships orders with the parcels of a sheet: each order is read and then shipped. */
export const shipOrders = (rows: number): Job => ({
	name: 'ship orders from a sheet',
	rows,
	loop: 'shipOrders.mts',
	leastCalls: (count) => 2 * count,
	async prepare(sandbox, count, run) {
		const ids = await sandbox.place(count, { status: 'InPreparation' });
		return {
			rows: ids.map((orderId, index) => ({ orderId, carrier: 'Colissimo', parcel: `B${run}-${index + 10_000}` })),
		};
	},
	ours: ({ own }, path) =>
		workflow(
			'Ours: ship orders',
			[
				start(path),
				splitOut('Rows', 'body.rows'),
				cdiscount('Ship', own, {
					resource: 'order',
					operation: 'ship',
					orderId: typed('={{ $json.orderId }}'),
					carrierName: typed('={{ $json.carrier }}', 'name'),
					parcelNumber: '={{ $json.parcel }}',
				}),
				end(),
			],
			['Start > Rows', 'Rows > Ship', 'Ship > End'],
		),
	http: (access, path) =>
		workflow(
			'HTTP: ship orders',
			[
				start(path),
				splitOut('Rows', 'body.rows'),
				request('Order', access, `=${access.apiUrl}/orders/{{ $json.orderId }}`),
				request('Ship', access, `=${access.apiUrl}/orders/{{ $json.orderId }}/shipments`, {
					method: 'POST',
					...jsonBody(
						"={{ JSON.stringify([{ parcelNumber: $('Rows').item.json.parcel, carrierName: $('Rows').item.json.carrier, orderLineIds: $json.lines.map((line) => line.orderLineId) }]) }}",
					),
					options: FULL,
				}),
				end(),
			],
			['Start > Rows', 'Rows > Order', 'Order > Ship', 'Ship > End'],
		),
});
