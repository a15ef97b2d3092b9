import { z } from 'zod';

/** One carrier of `GET /carriers`. Codes are not unique and labels may end in a space. */
export const carrierSchema = z.object({ code: z.string(), label: z.string() }).passthrough();

/** `GET /carriers`: a bare array as measured, or the `{count, items}` envelope of its family. */
export const carriersSchema = z.union([
	z.array(carrierSchema),
	z.object({ items: z.array(carrierSchema) }).passthrough(),
]);

/** `GET /sellers`: the shop behind the SellerId header. snake_case, unlike orders; both spellings are accepted. */
export const sellerSchema = z
	.object({
		seller_id: z.union([z.number(), z.string()]).nullish(),
		shop_name: z.string().nullish(),
		seller_state: z.string().nullish(),
		auto_accept_order: z.boolean().nullish(),
	})
	.passthrough();

export type Carrier = z.output<typeof carrierSchema>;
export type Seller = z.output<typeof sellerSchema>;
