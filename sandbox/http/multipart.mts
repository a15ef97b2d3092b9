/** A part of a `multipart/form-data` body. */
export interface Part {
	/** The form field. */
	field: string;
	/** Only files have one. */
	fileName?: string;
	content: Buffer;
}

const BREAK = Buffer.from('\r\n');
const END_OF_HEADERS = Buffer.from('\r\n\r\n');

/** The parts of a body (RFC 7578). Throws an error with statusCode 400 when it is not made of parts. */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
	const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
	const boundary = quoted ?? bare;
	if (boundary === undefined) throw malformed('The boundary is missing.');
	const delimiter = Buffer.from(`--${boundary}`);
	const parts: Part[] = [];
	let at = body.indexOf(delimiter);
	for (;;) {
		if (at < 0) throw malformed('The body has no end.');
		const start = at + delimiter.length;
		if (body.toString('latin1', start, start + 2) === '--') return parts;
		// Within the body a delimiter stands at the beginning of a line.
		const end = body.indexOf(Buffer.concat([BREAK, delimiter]), start);
		if (end < 0) throw malformed('The body has no end.');
		parts.push(parsePart(body.subarray(start + BREAK.length, end)));
		at = end + BREAK.length;
	}
}

function parsePart(part: Buffer): Part {
	const split = part.indexOf(END_OF_HEADERS);
	if (split < 0) throw malformed('A part has no headers.');
	const disposition = part
		.toString('utf8', 0, split)
		.split('\r\n')
		.find((line) => /^content-disposition:/i.test(line));
	const parameter = (name: string) =>
		new RegExp(`[;\\s]${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(disposition ?? '')?.[1];
	const field = parameter('name');
	if (field === undefined) throw malformed('A part has no name.');
	return { field, fileName: parameter('filename'), content: part.subarray(split + END_OF_HEADERS.length) };
}

function malformed(message: string): Error {
	return Object.assign(new Error(message), { statusCode: 400 });
}
