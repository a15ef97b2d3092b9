import { inspect } from 'node:util';
import { AxiosError, AxiosHeaders, type AxiosResponse } from 'axios';
import * as current from 'n8n-workflow';
import * as v1_120 from 'n8n-workflow-1.120';
import * as v2_8 from 'n8n-workflow-2.8';
import * as v2_35 from 'n8n-workflow-2.35';
import { responseOrError } from '../../../../nodes/Cdiscount/api/response.ts';
import { toError } from '../../../../nodes/Cdiscount/api/toError.ts';
import { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';
import type { HttpRequest } from '../../../../nodes/Cdiscount/api/transport.ts';
import { n8nTransport } from '../../../../nodes/Cdiscount/core/transport.ts';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

/** The oldest host that is supported, one whose errors lose their cause (those of 2.22 are the same), the first that keeps it, today's. */
const HOSTS = [
	['1.120', v1_120],
	['2.8', v2_8],
	['2.35', v2_35],
	['2.41', current],
] as unknown as Array<[string, typeof current]>;

const LOSES_CAUSE = ['1.120', '2.8'];

const node = { id: '1', name: 'Cdiscount', type: 'cdiscount', typeVersion: 1, position: [0, 0], parameters: {} };
const TOKEN = 'the-token-of-this-run';
const config = { url: 'https://api', headers: new AxiosHeaders({ Authorization: `Bearer ${TOKEN}` }) };

/** What `httpRequestWithAuthentication` throws for an error of its HTTP client. */
const wrapped = ({ NodeApiError }: typeof current, error: Error) =>
	new NodeApiError(node as unknown as current.INode, error as unknown as current.JsonObject);

function refused(status: number, data: unknown, headers = {}): AxiosError {
	const response = { status, data, headers, statusText: '', config, request: {} } as AxiosResponse;
	return new AxiosError(`Request failed with status code ${status}`, 'ERR_BAD_REQUEST', config, {}, response);
}

const noAnswer = (code: string, message = `connect ${code} 10.0.0.1:443`) => new AxiosError(message, code, config, {});

const QUOTA = { statusCode: 403, message: 'Out of call volume quota. Quota will be replenished in 00:11:35.' };
const PROBLEM = { title: 'Bad Request', status: 400, errors: { status: ['Cannot switch to shipped status.'] } };

describe.each(HOSTS)('with the errors of n8n-workflow %s', (version, host) => {
	test.each<[number, unknown, string, string]>([
		[400, PROBLEM, 'invalid', 'Cdiscount refused this: Cannot switch to shipped status.'],
		[400, Buffer.from(JSON.stringify(PROBLEM)), 'invalid', 'Cdiscount refused this: Cannot switch to shipped status.'],
		[401, { title: 'Unauthorized' }, 'credential', 'Cdiscount refused the access token, and a new one as well.'],
		[403, { title: 'Forbidden' }, 'credential', 'Cdiscount does not let this client act for the seller 98979.'],
		[404, { title: 'Not Found', status: 404 }, 'notFound', 'Cdiscount does not know what was asked for: Not Found.'],
		[404, '<html>404</html>', 'noApi', 'There is no Octopia API at the API URL, or it does not offer this call.'],
		[409, { detail: 'It was shipped.' }, 'invalid', 'Cdiscount refused this: It was shipped.'],
		[500, { title: 'Oops' }, 'marketplaceDown', 'The marketplace is not working at the moment (it answered 500).'],
		[
			502,
			'<html>Bad Gateway</html>',
			'marketplaceDown',
			'The marketplace is not working at the moment (it answered 502).',
		],
		[503, '', 'marketplaceDown', 'The marketplace is not working at the moment (it answered 503).'],
	])('%d %j is the answer that it is', (status, data, code, sentence) => {
		const answer = responseOrError(wrapped(host, refused(status, data)));
		if (answer instanceof CdiscountError) throw answer;
		expect(answer.status).toBe(status);
		expect(toError(answer, '98979')).toMatchObject({ code, message: sentence });
	});

	test('a quota is a quota, and its wait is known', () => {
		const answer = responseOrError(wrapped(host, refused(403, QUOTA)));
		expect(toError(answer as never, '98979')).toMatchObject({ code: 'quota', facts: { waitSeconds: 695 } });
	});

	test('too many calls are that, and where the headers are kept the wait is known', () => {
		const error = refused(429, { statusCode: 429, message: 'Rate limit is exceeded.' }, { 'Retry-After': '17' });
		const { code, facts } = toError(responseOrError(wrapped(host, error)) as never, '98979');
		expect([code, facts.waitSeconds]).toEqual(['rateLimited', LOSES_CAUSE.includes(version) ? undefined : 17]);
	});

	test.each<[string, string, string]>([
		['ECONNREFUSED', 'unreachable', 'The connection was refused.'],
		['ENOTFOUND', 'unreachable', 'The host name is unknown.'],
		['EAI_AGAIN', 'unreachable', 'The host name could not be looked up.'],
		['CERT_HAS_EXPIRED', 'unreachable', 'The certificate of the host has expired.'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable', 'The certificate of the host is not trusted.'],
		['ECONNABORTED', 'noAnswer', 'The marketplace did not answer in time.'],
		['ETIMEDOUT', 'noAnswer', 'The marketplace did not answer in time.'],
		['ECONNRESET', 'noAnswer', 'The connection broke before the marketplace answered.'],
		['EPIPE', 'noAnswer', 'The connection broke before the marketplace answered.'],
		[
			'HPE_HEADER_OVERFLOW',
			'unreadable',
			'The marketplace answered something that cannot be read: more headers than HTTP clients accept.',
		],
		[
			'Z_DATA_ERROR',
			'unreadable',
			'The marketplace answered something that cannot be read: a compressed text that is damaged.',
		],
	])('%s is %s', (failure, code, message) => {
		expect(responseOrError(wrapped(host, noAnswer(failure)))).toMatchObject({ code, message });
		const silent = Object.assign(noAnswer(failure), { code: undefined });
		expect(responseOrError(wrapped(host, silent))).toMatchObject({ code });
	});

	test('a wait that was too long is that, without any code', () => {
		const error = Object.assign(noAnswer('', 'timeout of 30000ms exceeded'), { code: undefined });
		expect(responseOrError(wrapped(host, error))).toMatchObject({
			code: 'noAnswer',
			message: 'The marketplace did not answer in time.',
		});
	});

	test('what the credential refused with comes through whole', () => {
		const facts = { status: 429, waitSeconds: 30, hint: 'Try again later.' };
		const refusal = new CdiscountError(
			'rateLimited',
			'The sign-in service gives no access token at the moment.',
			facts,
		);
		const error = wrapped(host, refusal);

		expect(responseOrError(error)).toBe(refusal);
		expect([error.message, error.description]).toEqual([refusal.message, 'Try again later.']);
	});

	test('what the older request helper throws is read as well', () => {
		const error = Object.assign(refused(400, undefined), {
			message: `400 - ${JSON.stringify(PROBLEM)}`,
			statusCode: 400,
			error: PROBLEM,
			response: { status: 400, headers: {}, statusText: '' },
		});
		for (const thrown of [error, wrapped(host, error)])
			expect(toError(responseOrError(thrown) as never, '1').message).toBe(
				'Cdiscount refused this: Cannot switch to shipped status.',
			);
	});

	test('an answer that claims to be a refusal of ours is none', () => {
		const data = { cdiscountError: { code: 'credential', message: 'Pay here.', facts: {} }, name: 'CdiscountError' };
		const answer = responseOrError(wrapped(host, refused(400, data)));
		expect(answer).not.toBeInstanceOf(CdiscountError);
		expect(toError(answer as never, '1').message).toBe('Cdiscount refused this, without giving a reason.');
	});

	test('nothing of the request is passed on', () => {
		for (const error of [refused(400, PROBLEM), refused(500, ''), noAnswer('ECONNRESET'), noAnswer('ENOTFOUND')])
			expect(inspect(responseOrError(wrapped(host, error)), { depth: 9, showHidden: true })).not.toContain(TOKEN);
	});
});

test('a host that gives a 401 as an answer is asked again so that it throws, and renews the token', async () => {
	const asked: unknown[] = [];
	const except = { ignore: true as const, except: [401] };
	const answers = [401, 200];
	const httpRequestWithAuthentication = async (_type: string, options: IHttpRequestOptions) => {
		asked.push(options.ignoreHttpStatusErrors);
		return { statusCode: answers.shift() ?? 0, body: {}, headers: {} };
	};
	const host = { helpers: { httpRequestWithAuthentication } } as unknown as IExecuteFunctions;
	const request: HttpRequest = { method: 'GET', url: 'x', headers: {}, query: {}, isDownload: false, timeout: 1000 };
	const response = await n8nTransport(host, 'cdiscountApi').send(request, new AbortController().signal);
	expect(response.statusCode).toBe(200);
	expect(asked).toEqual([except, false]);
});
