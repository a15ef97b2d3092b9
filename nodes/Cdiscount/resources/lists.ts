import { getDiscussionTopics, searchDiscussions } from './message/lists';
import { searchOffers } from './offer/lists';
import { getOrderLines, searchOrders } from './order/lists';
import { searchCancellationReasons, searchPartialRefundReasons } from './refund/lists';
import { getCategoryAttributes, searchCategories } from './product/lists';
import { getSalesChannels, searchCarriers } from './seller/lists';

/** Searchable lists of the editor's fields, by the names the fields use. */
export const listSearch = {
	searchCancellationReasons,
	searchCarriers,
	searchCategories,
	searchDiscussions,
	searchOffers,
	searchOrders,
	searchPartialRefundReasons,
};

/** Menus of the editor that are read from the marketplace. */
export const loadOptions = { getCategoryAttributes, getDiscussionTopics, getOrderLines, getSalesChannels };
