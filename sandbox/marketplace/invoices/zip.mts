import { inflateRawSync } from 'node:zlib';

export interface File {
	name: string;
	content: Buffer;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER_LENGTH = 30;

/** The files of a ZIP archive, read from its central directory: stored or deflated. Undefined when it is broken. */
export function unzip(archive: Buffer): File[] | undefined {
	try {
		const end = endOfDirectory(archive);
		const count = archive.readUInt16LE(end + 10);
		const files: File[] = [];
		for (let index = 0, at = archive.readUInt32LE(end + 16); index < count; index += 1) {
			if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
			const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
			const name = archive.toString('utf8', at + 46, at + 46 + nameLength!);
			if (!name.endsWith('/')) files.push({ name: name.split('/').at(-1)!, content: contentAt(archive, at) });
			at += 46 + nameLength! + extraLength! + commentLength!;
		}
		return files;
	} catch {
		return undefined;
	}
}

function endOfDirectory(archive: Buffer): number {
	for (let at = archive.length - 22; at >= 0; at -= 1) if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
	throw new RangeError('Not a ZIP archive');
}

function contentAt(archive: Buffer, entry: number): Buffer {
	const method = archive.readUInt16LE(entry + 10);
	const size = archive.readUInt32LE(entry + 20);
	const local = archive.readUInt32LE(entry + 42);
	const start = local + LOCAL_HEADER_LENGTH + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
	const packed = archive.subarray(start, start + size);
	if (method === 0) return packed;
	if (method === 8) return inflateRawSync(packed, { maxOutputLength: 64 * 1024 * 1024 });
	throw new RangeError('Unknown compression');
}
