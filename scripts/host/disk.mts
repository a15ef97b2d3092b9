import { statfs } from 'node:fs/promises';
import { UserError } from './errors.mts';

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);

/** Free bytes on the disk that holds `folder`. */
export async function freeBytes(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}

/** Throws one clear sentence when the disk of `folder` has less than `needed` bytes free. */
export async function requireDisk(folder: string, needed: number, what: string, measure = freeBytes): Promise<void> {
	const free = await measure(folder);
	if (free >= needed) return;
	throw new UserError(
		`Too little disk space: ${what} needs ${gigabytes(needed)} GB free in ${folder}, there are ${gigabytes(free)} GB. ` +
			'Free some space or set N8N_NODES_CDISCOUNT_CACHE to a folder on another disk.',
	);
}
