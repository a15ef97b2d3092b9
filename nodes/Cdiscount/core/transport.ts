import {
	sleep,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IPollFunctions,
} from 'n8n-workflow';
import type { HttpRequest, Transport } from '../api/transport';

/** Where a node runs: in a workflow, in a poll, or for a list in the editor. */
export type Host = IExecuteFunctions | IPollFunctions | ILoadOptionsFunctions;

/**
 * Statuses come as answers, with their headers and whatever body: n8n's errors lose the headers before 2.34, and cannot be made of a
 * body that is nested too deeply. A 401 is thrown, for n8n to fetch a new token.
 */
const AS_ANSWERS: IHttpRequestOptions['ignoreHttpStatusErrors'] = { ignore: true, except: [401] };

/** n8n's way to the network, with the token of a credential. */
export function n8nTransport(host: Host, credentialType: string): Transport {
	const send = host.helpers.httpRequestWithAuthentication;
	const helper = async (options: IHttpRequestOptions) =>
		(await send.call(host, credentialType, options)) as IN8nHttpFullResponse;
	return {
		async send(request, stop) {
			const response = await helper(optionsOf(request, stop));
			if (response.statusCode !== 401) return response;
			// hosts before 2.9 know no exceptions and give the 401 as a response: made again so that they fetch a new token
			return await helper(Object.assign(optionsOf(request, stop), { ignoreHttpStatusErrors: false }));
		},
		sleep,
		cancelSignal: 'getExecutionCancelSignal' in host ? host.getExecutionCancelSignal() : undefined,
	};
}

/** The request as n8n's helper takes it; made anew for each sending, for n8n writes into it. */
function optionsOf(request: HttpRequest, stop: AbortSignal): IHttpRequestOptions {
	const { method, url, headers, query, body, isDownload, timeout } = request;
	return {
		method,
		url,
		headers: { ...headers },
		qs: { ...query },
		...(body === undefined ? {} : { body: body as IHttpRequestOptions['body'] }),
		...(isDownload ? { encoding: 'arraybuffer' as const } : { json: true }),
		timeout,
		returnFullResponse: true,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: AS_ANSWERS,
		get abortSignal() {
			return stop;
		},
		// n8n writes the execution's own signal here, which `stop` follows already
		set abortSignal(_own) {},
	};
}
