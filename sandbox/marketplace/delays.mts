/** How long the marketplace takes, in seconds of its clock. */
export interface Delays {
	/** The platform's checks on a new order. */
	processing: number;
	/** From Accepted to InPreparation: payment and fraud checks. */
	preparation: number;
	/** How long a seller may leave an order unanswered, from its creation: 48 hours. */
	acceptance: number;
	/** Taking in an upload of offers; a package that is closed before waits that much longer. */
	intake: number;
	/** A closed offer package waits, from Ready to IntegrationPending. */
	packageQueue: number;
	/** An offer package is worked on, from IntegrationPending to Integrated. */
	packageIntegration: number;
	/** An offer package left open ends as Rejected: 6 hours (documented, second hand). */
	packageLife: number;
	/** How long results of packages can be read: 3 days (documented, second hand). */
	resultsKept: number;
	/** From a request to cancel to its acceptance. */
	cancellation: number;
	/** From a commercial gesture to its acceptance. */
	gesture: number;
	/** From a package of products to its reports. */
	productIntegration: number;
	/** Taking in uploaded invoices. */
	invoiceImport: number;
}

const HOUR = 3600;

export const DEFAULT_DELAYS: Delays = {
	processing: 1,
	preparation: 3,
	acceptance: 48 * HOUR,
	intake: 0.5,
	packageQueue: 0.5,
	packageIntegration: 1,
	packageLife: 6 * HOUR,
	resultsKept: 72 * HOUR,
	cancellation: 1,
	gesture: 1,
	productIntegration: 2,
	invoiceImport: 1,
};
