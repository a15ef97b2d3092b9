/** An order id of Cdiscount: its channel, the moment of the purchase, and four signs (official sample); some more do no harm. */
const ORDER_ID = /^CDISFR\d{12}[0-9A-Z]{4,6}$/i;

/** Whether a text can be nothing but an order id. */
export const isOrderId = (text: string): boolean => ORDER_ID.test(text);

/** An order id as the API writes it, whose case counts there; what has another shape stays as it is. */
export const orderIdOf = (text: string): string => (isOrderId(text) ? text.toUpperCase() : text);
