import { ship } from '../../nodes/Cdiscount/marketplace/order/shipment.ts';
import { connect, timed } from './api.mts';

/** One order after the other, each read by itself: nothing says which come next, so that none is read in a page. */
await timed(async (task) => {
	const octopia = connect(task);
	const rows = task.body.rows ?? [];
	for (const row of rows) {
		const [orderId, carrierName, parcelNumber] = [row.orderId, row.carrier, row.parcel].map(String);
		const first = { parcelNumber, carrierName, orderLineIds: [] };
		await ship(octopia, { orderId, first, others: [] }, { ifAlreadyDone: 'skip', dryRun: false });
	}
	return rows.length;
});
