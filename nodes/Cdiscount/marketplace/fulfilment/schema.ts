import { z } from 'zod';
import { id, number, text } from '../schemaParts';

/** Octopia's warehouses: stock, what goes in, what goes out, what comes back. Attributes documented, types loose. */

/**
 * The states by which outbound shipments are filtered: a shipment's documented way, and the one that a client filters by. There may be
 * others; the API has no list of them.
 */
export const OUTBOUND_STATES = ['Created', 'Accepted', 'InPreparation', 'Shipped', 'Valid'] as const;

/** Quantities may be written in either case, or stand in an object of their own. */
export const stockSchema = z
	.object({
		id: id.nullish(),
		stockId: id.nullish(),
		productId: text,
		sellerProductReference: text,
		/** New, Used or Refurbished. */
		productState: text,
		storageCountry: text,
		available: number,
		allocated: number,
		blocked: number,
		quantities: z.object({}).passthrough().nullish(),
		updatedAt: text,
	})
	.passthrough();

/** A product of a shipment or a return: its references are called as in requests (documented), its quantity is not certain. */
const productLine = z.object({ sellerProductReference: text, productId: text, quantity: number }).passthrough();

const products = z.array(productLine).nullish();

/** A supply order to a warehouse. */
export const inboundShipmentSchema = z
	.object({
		inboundShipmentId: id.nullish(),
		reference: text,
		code: text,
		storageCountry: text,
		status: text,
		products,
		createdAt: text,
		updatedAt: text,
	})
	.passthrough();

/** An order of another shop that Octopia sends: Created, Accepted, InPreparation, Shipped. */
export const outboundShipmentSchema = z
	.object({
		outboundShipmentId: id.nullish(),
		reference: text,
		status: text,
		state: text,
		products,
		createdAt: text,
		statusUpdatedAt: text,
	})
	.passthrough();

/** A customer's or a carrier's return. */
export const returnSchema = z
	.object({
		returnId: id.nullish(),
		type: text,
		status: text,
		reason: text,
		outboundShipmentId: id.nullish(),
		orderReference: text,
		products,
		createdAt: text,
		updatedAt: text,
	})
	.passthrough();

export type FulfilmentReturn = z.output<typeof returnSchema>;
export type InboundShipment = z.output<typeof inboundShipmentSchema>;
export type OutboundShipment = z.output<typeof outboundShipmentSchema>;
export type ProductLine = z.output<typeof productLine>;
export type Stock = z.output<typeof stockSchema>;
