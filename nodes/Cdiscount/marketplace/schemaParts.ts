import { z } from 'zod';

/**
 * What the schemas of answers are made of.
 *
 * What a schema requires is what decides about money or identity; without it the response is unreadable. Everything else may be missing,
 * and is taken for missing where it is of another kind (see `understood`).
 */

/** A number that is written as a text, and can be nothing else. */
const numberText = z
	.string()
	.regex(/^\s*-?\d+(\.\d+)?\s*$/)
	.transform(Number);

/** A number, also in a text. */
export const numeric = z.union([z.number(), numberText]);

/** A number that may be missing. */
export const number = numeric.nullish();

/** A text that may be missing; a number is one too: a postal code, a phone. */
export const text = z.union([z.string(), z.number().transform(String)]).nullish();

/** An id, as a text. A number beyond what JSON carries exactly is none: it would be another's. */
export const identity = z.union([z.string().min(1), z.number().int().refine(Number.isSafeInteger).transform(String)]);

/** An id as it is given, text or number; nothing is decided by it. */
export const id = z.union([z.string(), z.number()]);

export const flag = z.boolean().nullish();

/** How many there are: a bare number, or an object with `count`. */
export const countSchema = z.union([numeric, z.object({ count: numeric }).passthrough()]);
