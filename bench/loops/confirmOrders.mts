import { approve } from '../../nodes/Cdiscount/marketplace/order/approval.ts';
import { connect, timed } from './api.mts';

/** One order after the other, each read by itself: nothing says which come next, so that none is read in a page. */
await timed(async (task) => {
	const octopia = connect(task);
	const rows = task.body.rows ?? [];
	for (const { orderId } of rows)
		await approve(octopia, String(orderId), 'Accepted', { ifAlreadyDone: 'skip', dryRun: false });
	return rows.length;
});
