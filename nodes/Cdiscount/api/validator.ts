/** What a validator finds wrong, and where. */
export interface Issue {
	/** `custom` for what our own checks say. */
	code?: string;
	path: PropertyKey[];
	message: string;
}

/** What is needed of a validator; zod 3 and zod 4 schemas have it. */
export interface Validator<T> {
	safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: Issue[] } };
}
