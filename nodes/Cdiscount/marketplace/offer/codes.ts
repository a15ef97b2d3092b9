/**
 * What the codes of an offer's result mean. A code is two digits of error and two of property: 1008 is error 10
 * (mandatory field missing) on property 08 (eco tax). The scheme is that of the former interface; the codes seen with
 * the present one (1008, 8000) fit it, so the table is used to explain, never to decide.
 */

const ERROR_CODES: Readonly<Record<string, string>> = {
	'10': 'Mandatory field missing',
	'11': 'Wrong format',
	'12': 'Wrong length',
	'13': 'Does not exist',
	'14': 'Product already known',
	'15': 'Permission needed to sell',
	'16': 'Invalid GTIN (EAN) key',
	'17': 'Out of range',
	'18': 'Stock lower than pending orders',
	'19': 'Price must be above 0',
	'20': 'Reference price below 0.10',
	'21': 'Integration failure',
	'23': 'Reference price not above the sale price',
	'24': 'An offer exists for this product under another reference',
	'25': 'Reference already used for another product or condition',
	'26': 'End before start',
	'27': 'The variant product must be created first',
	'28': 'Already submitted, waiting',
	'29': 'Price below eco tax plus DEA',
	'30': 'Unknown reference',
	'31': 'Several products for the reference',
	'32': 'On hold, will be published',
	'34': 'Not open to the marketplace',
	'35': 'Above the ceiling',
	'36': 'The offer does not exist',
	'39': 'Fulfilment stock left',
	'40': 'Delivery mode not configured',
	'43': 'Not in the subscription',
	'44': 'Take back the stock first',
	'45': 'Only non-salable stock',
	'48': 'Several products match the GTIN',
	'80': 'Offer created',
	'90': 'Offer updated',
};

const PROPERTY_CODES: Readonly<Record<string, string>> = {
	'00': '',
	'01': 'GTIN (EAN)',
	'02': 'Condition',
	'03': 'Seller reference',
	'04': 'SKU',
	'05': 'Stock',
	'06': 'Price',
	'07': 'VAT',
	'08': 'Eco tax',
	'09': 'Shipping time (minimum)',
	'10': 'Shipping time (maximum)',
	'11': 'Fee of standard delivery',
	'12': 'Fee of tracked delivery',
	'13': 'Fee of registered delivery',
	'14': 'Comment',
	'15': 'Additional fee of standard delivery',
	'16': 'Additional fee of tracked delivery',
	'17': 'Additional fee of registered delivery',
	'18': 'Reference price',
	'19': 'Promotion type',
	'20': 'Promotion start date',
	'21': 'Promotion start hour',
	'22': 'Promotion end date',
	'23': 'Package',
	'24': 'Product',
	'25': 'Promotion end hour',
	'26': 'Discount percentage',
	'27': 'Reference price of sales',
	'28': 'Offer',
	'29': 'Fee of shop pick-up',
	'30': 'Additional fee of shop pick-up',
	'31': 'DEA',
	'40': 'Store delivery',
	'45': 'Home delivery',
	'46': 'Lowest price',
	'48': 'Mondial Relay',
	'52': 'Relais Colis',
	'57': 'So Colissimo',
	'62': 'Packaging unit',
	'63': 'Packaging',
	'64': 'Fulfilment',
};

/** A result code in words, as `Mandatory field missing: Eco tax`; undefined when the code does not fit the scheme. */
export function explainResultCode(code: string | number | null | undefined): string | undefined {
	const [, error, property] = /^(\d{2})(\d{2})$/.exec(String(code ?? '')) ?? [];
	const meaning = error === undefined ? undefined : ERROR_CODES[error];
	if (meaning === undefined) return undefined;
	const subject = PROPERTY_CODES[property];
	return subject ? `${meaning}: ${subject}` : meaning;
}
