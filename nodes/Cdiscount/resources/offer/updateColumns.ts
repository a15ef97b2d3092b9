import { column, type Columns } from '../../core/columns';
import { HEADERS } from '../shared/headers';

/** The columns of a sheet of prices and stocks. */
export const updateColumns: Columns = {
	method: 'getOfferColumns',
	columns: [
		column('sku', HEADERS.sku, { isNeeded: true }),
		column('price', HEADERS.price, { label: 'Price (Tax Included)' }),
		column('quantity', HEADERS.quantity),
		column('options.originPrice', HEADERS.originPrice, { label: 'Origin Price (Struck Through)', isExtra: true }),
		column('options.minimumPrice', HEADERS.minimumPrice, { isExtra: true }),
		column('options.preparationTime', HEADERS.preparationTime, { isExtra: true }),
		column('options.safetyStock', HEADERS.safetyStock, { isExtra: true }),
		column('options.maximumQuantity', HEADERS.maximumQuantity, { isExtra: true }),
		column('options.vat', HEADERS.vat, { isExtra: true }),
		column('options.ecotax', HEADERS.ecotax, { isExtra: true }),
		column('options.deaTax', HEADERS.deaTax, { isExtra: true }),
	],
	oneOf: ['price', 'quantity', 'originPrice', 'preparationTime', 'vat', 'deliveryModes'],
	notTaken: { ...HEADERS.priceWithoutTax, instead: 'price', what: 'a price without tax, which is not taken for Price' },
	alien: {
		...HEADERS.orderNumber,
		why: 'its quantities and prices are those of orders, and not stocks and prices of offers. Remove the column if they are, or choose to map each column manually.',
	},
};
