import { searchCarriers } from './seller/carriers.list';
import { getOrderLines, searchOrders } from './order/order.lists';
import { searchCancellationReasons, searchGestureReasons } from './refund/refund.lists';

/** Searchable lists of the editor's fields, by the names the fields use. */
export const listSearch = { searchCancellationReasons, searchCarriers, searchGestureReasons, searchOrders };

/** Menus of the editor that are read from the marketplace. */
export const loadOptions = { getOrderLines };
