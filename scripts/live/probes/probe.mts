import { z, type ZodTypeAny } from 'zod';

/** A readable endpoint, and what we expect of its answer. */
export interface Probe {
	/** Its path; a name in braces is filled with what an answer before gave. */
	path: string;
	query?: Record<string, string | number>;
	shape: ZodTypeAny;
	/** Field of an item whose first value later paths need, and the name it has there. */
	keep?: Record<string, string>;
	/** A field and its value: ids are taken from an item that has it, where there is one. */
	prefer?: [field: string, value: string | number];
	/** Codes that we know, by the path of their field; others are told. */
	codes?: Record<string, readonly string[]>;
	/** The answer is a file. */
	isFile?: boolean;
}

const count = z.number().nullish();
/** The usual list. */
export const page = (item: ZodTypeAny) => z.object({ itemsPerPage: count, count, items: z.array(item) }).passthrough();

export const byPage = { pageIndex: 1, pageSize: 20 };
export const byCursor = { limit: 20 };
