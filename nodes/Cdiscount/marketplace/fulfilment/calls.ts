import type { Octopia, Query, Validator } from '../../api/client';
import { wantedOf } from '../../api/listed';
import type { Listed } from '../../api/parseResponse';
import { readCount } from '../count';
import {
	inboundShipmentSchema,
	outboundShipmentSchema,
	returnSchema,
	stockSchema,
	type FulfilmentReturn,
	type InboundShipment,
	type OutboundShipment,
	type Stock,
} from './schema';

/** What is asked of a list: its filters, and the most things wanted; all of them where left out. */
export interface Search {
	query?: Query;
	limit?: number;
}

/** What the warehouses hold. @throws CdiscountError */
export const readStocks = async (octopia: Octopia, search: Search): Promise<Array<Listed<Stock>>> =>
	await readAll(octopia, '/stocks', stockSchema, 'stockId', search);

/** The supply orders to the warehouses. @throws CdiscountError */
export const readInboundShipments = async (octopia: Octopia, search: Search): Promise<Array<Listed<InboundShipment>>> =>
	await readAll(octopia, '/inbound-shipments', inboundShipmentSchema, 'inboundShipmentId', search);

/** The orders of other shops that are sent for the seller. @throws CdiscountError */
export const readOutboundShipments = async (
	octopia: Octopia,
	search: Search,
): Promise<Array<Listed<OutboundShipment>>> =>
	await readAll(octopia, '/outbound-shipments', outboundShipmentSchema, 'outboundShipmentId', search);

/** What customers and carriers sent back. @throws CdiscountError */
export const readReturns = async (octopia: Octopia, search: Search): Promise<Array<Listed<FulfilmentReturn>>> =>
	await readAll(octopia, '/returns', returnSchema, 'returnId', search);

/** How many supply orders there are. @throws CdiscountError */
export const countInboundShipments = async (octopia: Octopia): Promise<number> =>
	await readCount(octopia, '/inbound-shipments/count', {});

/** How many orders of other shops these filters find. @throws CdiscountError */
export const countOutboundShipments = async (octopia: Octopia, query: Query): Promise<number> =>
	await readCount(octopia, '/outbound-shipments/count', query);

/** How many returns there are. @throws CdiscountError */
export const countReturns = async (octopia: Octopia): Promise<number> => await readCount(octopia, '/returns/count', {});

/** Lists by cursor: documented for stocks, read so for outbound shipments, supposed for the others. */
async function readAll<T extends object>(
	octopia: Octopia,
	path: string,
	schema: Validator<T>,
	idName: string,
	{ query = {}, limit }: Search,
): Promise<Array<Listed<T>>> {
	const listed = octopia.list(path, schema, { style: 'cursor', query, limit, pageSize: 1000, idName });
	return await wantedOf(listed, () => true);
}
