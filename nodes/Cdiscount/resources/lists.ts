import { searchCarriers } from './seller/carriers.list';
import { getDiscussionTopics, searchDiscussions } from './message/message.lists';
import { searchOffers } from './offer/offer.lists';
import { getOrderLines, searchOrders } from './order/order.lists';
import { searchCancellationReasons, searchGestureReasons } from './refund/refund.lists';
import { getCategoryAttributes, searchCategories } from './product/product.lists';
import { getSalesChannels } from './seller/salesChannels.list';

/** Searchable lists of the editor's fields, by the names the fields use. */
export const listSearch = {
	searchCancellationReasons,
	searchCarriers,
	searchCategories,
	searchDiscussions,
	searchGestureReasons,
	searchOffers,
	searchOrders,
};

/** Menus of the editor that are read from the marketplace. */
export const loadOptions = { getCategoryAttributes, getDiscussionTopics, getOrderLines, getSalesChannels };
