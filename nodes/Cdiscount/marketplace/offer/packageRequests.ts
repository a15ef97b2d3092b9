import type { ApiResponse } from '../../api/response';
import type { Octopia, WriteRequest } from '../../api/client';
import { isDocumentedResponse, isEmpty, undocumentedResponse } from '../../api/documentedResponse';
import { asCdiscountError, CdiscountError } from '../../api/errors';

/** A write that came too early is repeated this often. */
const MOST_REPEATS = 5;

/**
 * Sends a write, again as long as it certainly had no effect.
 * @param earlier what it met when it was sent before, to be waited out first
 * @throws CdiscountError
 */
export async function writeWithRetry(
	octopia: Octopia,
	request: WriteRequest,
	earlier?: CdiscountError,
): Promise<ApiResponse> {
	let response = earlier ?? (await octopia.write(request).catch(asCdiscountError));
	for (let repeats = 0; response instanceof CdiscountError; repeats++) {
		const isEarly = response.facts.status === 409;
		if (!hadNoEffect(response) || response.facts.isPermanent || (isEarly && repeats >= MOST_REPEATS)) throw response;
		if (!(await (isEarly ? octopia.wait(2 ** repeats) : octopia.waitOut(response, repeats)))) throw response;
		response = await octopia.write(request).catch(asCdiscountError);
	}
	return response;
}

/** Whether a write may be made again: throttled, not sent at all, or refused as too early (409). */
export function hadNoEffect({ isThrottle, code, facts }: CdiscountError): boolean {
	return isThrottle || code === 'unreachable' || facts.status === 409;
}

/** An upload and a closing are answered without a body, or with the package; what says something else may have had no effect. */
export function errorIfUndocumented(response: ApiResponse): CdiscountError | undefined {
	return isEmpty(response) || isDocumentedResponse(response, 'named') ? undefined : undocumentedResponse(response);
}
