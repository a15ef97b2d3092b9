import { searchInvoices, searchReports } from './finance/lists';
import { searchInvoiceImports } from './invoice/lists';
import { getAllTopics, getDiscussionTopics, searchDiscussions, searchMessages } from './message/lists';
import { searchOfferPackages, searchOffers } from './offer/lists';
import { getOrderLines, searchOrderProducts, searchOrderReferences, searchOrders } from './order/lists';
import { getPartialRefundStatuses, searchCancellationReasons, searchPartialRefundReasons } from './refund/lists';
import {
	getCategoryAttributes,
	searchBrands,
	searchCategories,
	searchParentCategories,
	searchProductPackages,
	searchProducts,
} from './product/lists';
import { getSalesChannels, searchCarriers } from './seller/lists';
import { getCountries } from './shared/countryLists';

/** Searchable lists of the editor's fields, by the names the fields use. */
export const listSearch = {
	searchBrands,
	searchCancellationReasons,
	searchCarriers,
	searchCategories,
	searchDiscussions,
	searchInvoiceImports,
	searchInvoices,
	searchMessages,
	searchOfferPackages,
	searchOffers,
	searchOrderProducts,
	searchOrderReferences,
	searchOrders,
	searchParentCategories,
	searchPartialRefundReasons,
	searchProductPackages,
	searchProducts,
	searchReports,
};

/** Menus of the editor; most of them are read from the marketplace. */
export const loadOptions = {
	getAllTopics,
	getCategoryAttributes,
	getCountries,
	getDiscussionTopics,
	getOrderLines,
	getPartialRefundStatuses,
	getSalesChannels,
};
