import { changeOffers } from '../../nodes/Cdiscount/marketplace/offer/changeOffers.ts';
import { connect, timed } from './api.mts';

/** Longer than any of the bench's packages takes, in seconds. */
const WAIT_AT_MOST = 900;

await timed(async (task) => {
	const rows = (task.body.rows ?? []).map(({ sku, quantity }) => ({ sku: String(sku), quantity: Number(quantity) }));
	const changes = rows.map(({ sku, quantity }) => ({
		sku,
		line: { sellerExternalReference: sku, quantity },
		dryRun: false,
	}));
	const results = await changeOffers(connect(task), 'Update', changes, {
		waitForResult: true,
		waitAtMost: WAIT_AT_MOST,
	});
	return results.filter((result) => !(result instanceof Error)).length;
});
