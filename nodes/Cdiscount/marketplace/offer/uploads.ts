import type { ApiResponse } from '../../api/response';
import type { Octopia, WriteRequest } from '../../api/client';
import { asCdiscountError, type CdiscountError } from '../../api/errors';
import { path } from '../../api/path';
import { errorIfUndocumented, hadNoEffect, writeWithRetry } from './packageRequests';
import type { OfferRequest } from './schema';

/** Uploads under way at the same time. No rule forbids it and their order does not matter, but nobody is known to do it (news.md). */
const MOST_AT_ONCE = 2;

/** Sends the uploads of a run: two at a time until one is not answered as it should be, from then on one after the other. */
export class Uploads {
	private isTroubled = false;

	constructor(private readonly octopia: Octopia) {}

	/**
	 * Fills a package. After an upload of which it is not known whether it was taken, no other is begun.
	 * @param uploads the lines of each
	 * @returns in their order: undefined for one that was taken, the error of one that was refused for its lines
	 * @throws CdiscountError of the first one that failed otherwise, when none is under way any more
	 */
	async send(packageId: string, uploads: OfferRequest[][]): Promise<Array<CdiscountError | undefined>> {
		const results: Array<CdiscountError | undefined> = [];
		const left = [...uploads.entries()];
		let failure: CdiscountError | undefined;
		let toWaitOut: CdiscountError | undefined;

		const sendNext = async (write: (request: WriteRequest) => Promise<ApiResponse>, isRepeated: boolean) => {
			const upload = left.shift()!;
			const [index, body] = upload;
			const request = { method: 'POST', path: path`/offer-packages/${packageId}/offer-requests`, body } as const;
			const error = await write(request).then(errorIfUndocumented, asCdiscountError);
			results[index] = error;
			if (error === undefined || (error.code === 'invalid' && error.facts.status !== 409)) return;
			this.isTroubled = true;
			if (isRepeated || !hadNoEffect(error)) failure ??= error;
			else {
				left.unshift(upload);
				toWaitOut ??= error;
			}
		};
		const sendAtOnce = async () => {
			while (left.length > 0 && !this.isTroubled)
				await sendNext(async (request) => await this.octopia.write(request), false);
		};

		await Promise.all(Array.from({ length: MOST_AT_ONCE }, sendAtOnce));
		while (left.length > 0 && failure === undefined) {
			const earlier = toWaitOut;
			toWaitOut = undefined;
			await sendNext(async (request) => await writeWithRetry(this.octopia, request, earlier), true);
		}
		if (failure !== undefined) throw failure;
		return results;
	}
}
