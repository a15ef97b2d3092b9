import { collect } from '../../nodes/Cdiscount/api/listed.ts';
import { listOrders } from '../../nodes/Cdiscount/marketplace/order/calls.ts';
import { OLDEST_FIRST } from '../../nodes/Cdiscount/marketplace/order/listing.ts';
import { connect, timed } from './api.mts';

await timed(async (task) => {
	const orders = await collect(listOrders(connect(task), OLDEST_FIRST), ({ orderId }) => orderId);
	return orders.length;
});
