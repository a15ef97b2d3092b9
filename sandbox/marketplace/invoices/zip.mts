import { unzipSync } from 'fflate';

export interface File {
	name: string;
	content: Buffer;
}

/** A file that says it is larger is taken for an attack. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** The files of a ZIP archive, without their folders. Undefined when it is broken, or a file in it is too large. */
export function unzip(archive: Buffer): File[] | undefined {
	try {
		const entries = unzipSync(archive, {
			filter: ({ name, originalSize }) => {
				if (originalSize > MAX_FILE_BYTES) throw new RangeError(`${name} is too large`);
				return !name.endsWith('/');
			},
		});
		return Object.entries(entries).map(([path, content]) => ({
			name: path.split('/').at(-1)!,
			content: Buffer.from(content),
		}));
	} catch {
		return undefined;
	}
}
