/** An API client (client id and secret) and the sellers who granted it access. */
export interface Client {
	id: string;
	secret: string;
	sellerIds: readonly string[];
}

/** The demonstration's client serves two shops; the other client serves a shop of its own. */
export const DEFAULT_CLIENTS: readonly Client[] = [
	{ id: 'demo-client', secret: 'demo-secret', sellerIds: ['98979', '98980'] },
	{ id: 'other-client', secret: 'other-secret', sellerIds: ['55555'] },
];
