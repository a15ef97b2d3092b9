import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { Octopia } from '../../api/client';

/** What changes rarely and takes many calls to read is kept this long while somebody edits (milliseconds). */
const KEPT_FOR = 600_000;

const readings = new Map<string, { at: number; value: Promise<unknown> }>();

/** One reading for all who ask meanwhile with the same credential for the same seller; one that failed is not kept. */
export async function kept<T>(
	editor: ILoadOptionsFunctions,
	{ sellerId, salesChannelId }: Octopia,
	what: string,
	read: () => Promise<T>,
): Promise<T> {
	const key = JSON.stringify([what, sellerId, salesChannelId, editor.getNode().credentials]);
	const known = readings.get(key);
	if (known !== undefined && Date.now() - known.at < KEPT_FOR) return (await known.value) as T;
	for (const [old, { at }] of readings) if (Date.now() - at >= KEPT_FOR) readings.delete(old);
	const value = read();
	readings.set(key, { at: Date.now(), value });
	value.catch(() => readings.delete(key));
	return await value;
}
