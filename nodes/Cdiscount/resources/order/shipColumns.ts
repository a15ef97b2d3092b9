import { column, type Columns } from '../../core/columns';
import { trimmed } from '../../core/textCheck';
import { isOrderId } from '../../marketplace/order/orderId';
import { HEADERS } from '../shared/headers';

/** The columns of a sheet of parcels. */
export const shipColumns: Columns = {
	method: 'getShipColumns',
	columns: [
		column('orderId', HEADERS.order, { label: 'Order (ID or Reference)', isNeeded: true, asGiven: orderOf }),
		column('carrierName', HEADERS.carrier, { isNeeded: true }),
		column('parcelNumber', HEADERS.parcelNumber, { isNeeded: true }),
		column('trackingUrl', HEADERS.trackingUrl),
	],
};

/** An order by its ID, or by the reference that the customer sees. */
function orderOf(cell: unknown) {
	const isId = typeof cell === 'string' && isOrderId(trimmed(cell));
	return { __rl: true, mode: isId ? 'id' : 'reference', value: cell };
}
