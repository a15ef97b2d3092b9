import type { ApiResponse } from './response';
import { reasonOf } from './toError';
import { CdiscountError } from './errors';

/**
 * What the marketplace answers to a change that it took: `empty`, 201 or 204 without a body (shipments: documented; approvals and
 * patches: two clients), or `named`, an object or a `Location` that names what was made (invoices: documented; the others: clients).
 */
export type DocumentedResponse = 'empty' | 'named';

const NAMES = ['requestId', 'cancellationRequestId', 'messageId', 'discussionId', 'importId', 'packageId', 'id'];

/** What the bodies of errors hold, whatever their status says. */
const ERROR_FIELDS = ['error', 'errors', 'error_description', 'statusCode', 'detail', 'title', 'traceId'];

/** Whether a response is the one that is documented. After any other success only the marketplace's state tells what became of it. */
export function isDocumentedResponse({ status, headers, body }: ApiResponse, documented: DocumentedResponse): boolean {
	if (documented === 'empty') return isEmpty({ body }) && (status === 201 || status === 204);
	if (![200, 201, 202].includes(status)) return false;
	if (isEmpty({ body })) return status === 201 && Boolean(headers.location ?? headers['content-location']);
	return isRecord(body) && !isErrorBody(body) && NAMES.some((name) => isId(body[name]));
}

/** The ids that a response names in its body: of what was made, and perhaps of what that is a part of. */
export function idsIn({ body }: ApiResponse): string[] {
	return isRecord(body)
		? NAMES.map((name) => body[name])
				.filter(isId)
				.map(String)
		: [];
}

/** Whether a response came without a body. */
export const isEmpty = ({ body }: Pick<ApiResponse, 'body'>): boolean => body === undefined || body === '';

/** Whether a body is that of an error although the status says success. */
function isErrorBody(body: unknown): boolean {
	return isRecord(body) && ERROR_FIELDS.some((name) => body[name] !== undefined && body[name] !== null);
}

/** The sentence for a success that is not the documented one. */
export function undocumentedResponse({ status, body }: ApiResponse): CdiscountError {
	const words = typeof body === 'string' ? reasonOf({ message: body }) : reasonOf(body);
	const said = words === '' ? 'without saying what it did' : `with "${words.slice(0, 100)}"`;
	return new CdiscountError('unreadable', `The marketplace answered ${status} ${said}.`, { status });
}

const isRecord = (body: unknown): body is Record<string, unknown> =>
	typeof body === 'object' && body !== null && !Array.isArray(body);

const isId = (value: unknown) => (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
