import { cdiscount, typed, workflow } from '../harness/nodes.mts';
import { end, FULL, jsonBody, onlyIn, request, splitOut, start } from './http.mts';
import type { Access, Job } from './job.mts';

const ours = ({ own }: Access, path: string) =>
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
	);

/** Reads each order, for the ids of its lines, and ships it. */
const requests = (access: Access) => [
	request('Order', access, `=${access.apiUrl}/orders/{{ $json.orderId }}`),
	request('Ship', access, `=${access.apiUrl}/orders/{{ $json.orderId }}/shipments`, {
		method: 'POST',
		...jsonBody(
			"={{ JSON.stringify([{ parcelNumber: $('Rows').item.json.parcel, carrierName: $('Rows').item.json.carrier, orderLineIds: $json.lines.map((line) => line.orderLineId) }]) }}",
		),
		options: FULL,
	}),
];

/** A page holds 100 orders. */
export const pagesOf = (count: number) => Math.ceil(count / 100);

/** Ships orders with the parcels of a sheet. */
export const shipOrders = (rows: number): Job => {
	let number = 10_000;
	return {
		name: 'ship orders from a sheet',
		rows,
		loop: 'shipOrders.mts',
		leastCalls: (count) => pagesOf(count) + count,
		async prepare(sandbox, count, run) {
			const ids = await sandbox.place(count, { status: 'InPreparation' });
			return { rows: ids.map((orderId) => ({ orderId, carrier: 'Colissimo', parcel: `B${run}-${number++}` })) };
		},
		ours,
		http: (access, path) =>
			workflow(
				'HTTP: ship orders',
				[start(path), splitOut('Rows', 'body.rows'), ...requests(access), end()],
				['Start > Rows', 'Rows > Order', 'Order > Ship', 'Ship > End'],
			),
	};
};

/** Ships orders that were shipped with the same parcels before. By HTTP Request nodes those that are done are kept from the second call. */
export const shipAgain = (rows: number): Job => ({
	...shipOrders(rows),
	name: 'ship orders that are shipped',
	leastCalls: pagesOf,
	async prepare(sandbox, count) {
		await sandbox.place(count, { status: 'Shipped' });
		const shipped = (await sandbox.orders(count)).map(({ orderId, lines }) => {
			const [{ carrierName, parcelNumber }] = lines[0].parcels!;
			return { orderId, carrier: carrierName, parcel: parcelNumber };
		});
		return { rows: shipped };
	},
	http: (access, path) =>
		workflow(
			'HTTP: ship orders again',
			[start(path), splitOut('Rows', 'body.rows'), ...requests(access), onlyIn('InPreparation'), end()],
			['Start > Rows', 'Rows > Order', 'Order > Open', 'Open > Ship', 'Ship > End', 'Open 1> End'],
		),
});
