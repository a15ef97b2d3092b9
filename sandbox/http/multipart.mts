import { make, type MultipartError } from 'multipasta';

/** A part of a `multipart/form-data` body. */
export interface Part {
	/** The form field. */
	field: string;
	/** Only files have one. */
	fileName?: string;
	content: Buffer;
}

const MESSAGES: Record<MultipartError['_tag'], string> = {
	InvalidBoundary: 'The boundary is missing.',
	BadHeaders: 'A part has no headers.',
	InvalidDisposition: 'A part has no name.',
	ReachedLimit: 'The body is too large.',
	EndNotReached: 'The body has no end.',
};

/** The parts of a body (RFC 7578). Throws an error with statusCode 400 when it is not made of parts. */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
	const parts: Part[] = [];
	let problem: string | undefined;
	const parser = make({
		headers: { 'content-type': contentType },
		// fields, too, are read as bytes
		isFile: () => true,
		onField: () => {},
		onFile: ({ name, filename }) => {
			if (name === '') problem ??= MESSAGES.InvalidDisposition;
			const chunks: Uint8Array[] = [];
			return (chunk) => {
				if (chunk) chunks.push(chunk);
				else parts.push({ field: name, fileName: filename, content: Buffer.concat(chunks) });
			};
		},
		onError: ({ _tag }) => (problem ??= MESSAGES[_tag]),
		onDone: () => {},
	});
	parser.write(body);
	parser.end();
	if (problem !== undefined) throw Object.assign(new Error(problem), { statusCode: 400 });
	return parts;
}
