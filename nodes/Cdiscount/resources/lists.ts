import { searchCarriers } from './seller/carriers.list';
import { getOrderLines, searchOrders } from './order/order.lists';

/** Searchable lists of the editor's fields, by the names the fields use. */
export const listSearch = { searchCarriers, searchOrders };

/** Menus of the editor that are read from the marketplace. */
export const loadOptions = { getOrderLines };
