import { responseOf, responseOrError } from '../../../../nodes/Cdiscount/api/response.ts';
import { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';

const withCode = (code: string) =>
	Object.assign(new Error('wrapped'), { cause: Object.assign(new Error('inner'), { code }) });

test.each([
	['ECONNREFUSED', 'unreachable', 'The connection was refused.'],
	['ENOTFOUND', 'unreachable', 'The host name is unknown.'],
	['CERT_HAS_EXPIRED', 'unreachable', 'The certificate of the host has expired.'],
	['ECONNABORTED', 'noAnswer', 'The marketplace did not answer in time.'],
	['ETIMEDOUT', 'noAnswer', 'The marketplace did not answer in time.'],
	['ECONNRESET', 'noAnswer', 'The connection broke before the marketplace answered.'],
	['EPIPE', 'noAnswer', 'The connection broke before the marketplace answered.'],
])('%s is %s', (failure, code, message) => {
	expect(responseOrError(withCode(failure))).toMatchObject({ code, message });
});

test.each([new Error('?'), 'text', null, undefined, 7])('what is not known (%p) leaves the outcome open', (thrown) => {
	const failure = responseOrError(thrown);
	expect(failure).toBeInstanceOf(CdiscountError);
	expect((failure as CdiscountError).leavesOutcomeOpen).toBe(true);
});

test('an answer within an error is an answer, and nothing but its status, headers and body is kept', () => {
	const config = { headers: { Authorization: 'Bearer x' } };
	const response = { status: 400, headers: { 'Retry-After': 3 }, data: { detail: 'no' }, config };
	const wrapped = Object.assign(new Error('outer'), { cause: Object.assign(new Error('axios'), { response, config }) });

	expect(responseOrError(wrapped)).toEqual({ status: 400, headers: { 'retry-after': '3' }, body: { detail: 'no' } });
});

test('a refusal within an error is that refusal', () => {
	const refusal = new CdiscountError('credential', 'No.');
	expect(responseOrError(Object.assign(new Error('outer'), { cause: refusal }))).toBe(refusal);
});

test('a chain of causes without end is left', () => {
	const loop: Record<string, unknown> = {};
	loop.cause = loop;
	expect(responseOrError(loop)).toMatchObject({ code: 'noAnswer' });
});

test('headers are read in any case', () => {
	expect(responseOf({ statusCode: 200, headers: { LINK: 'x' }, body: 1 })).toEqual({
		status: 200,
		headers: { link: 'x' },
		body: 1,
	});
	expect(responseOf({})).toEqual({ status: 0, headers: {}, body: undefined });
});
