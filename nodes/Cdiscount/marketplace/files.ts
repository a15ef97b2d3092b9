/** A file that came with an input item. */
export interface GivenFile {
	name: string;
	/** Without the dot, in lower case. */
	extension: string;
	mimeType: string;
	/** In bytes. */
	size: number;
	content(): Promise<Buffer>;
}

/** A file that leaves with an output item. */
export interface MadeFile {
	name: string;
	mimeType?: string;
	content: Buffer;
}
