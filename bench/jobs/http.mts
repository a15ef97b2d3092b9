import { base } from '../harness/nodes.mts';
import { SELLER } from '../harness/sandboxProcess.mts';
import type { Access } from './job.mts';

type Parameters = Record<string, unknown>;

const HEADERS = [
	{ name: 'SellerId', value: SELLER },
	{ name: 'SalesChannelId', value: 'CDISFR' },
];

/** Answers without a body, and headers, are only had with the full response. */
export const FULL = { response: { response: { fullResponse: true } } };

/** n8n's HTTP Request node with its own OAuth2. */
export function request(name: string, { oauth }: Access, url: string, parameters: Parameters = {}, more: object = {}) {
	const own = {
		url,
		authentication: 'genericCredentialType',
		genericAuthType: 'oAuth2Api',
		sendHeaders: true,
		headerParameters: { parameters: HEADERS },
		options: {},
	};
	const credentials = { oAuth2Api: { id: oauth.id, name: oauth.name } };
	return base(name, 'httpRequest', 4.2, { ...own, ...parameters }, { credentials, ...more });
}

export const query = (values: Record<string, string>): Parameters => ({
	sendQuery: true,
	queryParameters: { parameters: Object.entries(values).map(([name, value]) => ({ name, value })) },
});

export const jsonBody = (expression: string): Parameters => ({
	sendBody: true,
	specifyBody: 'json',
	jsonBody: expression,
});

/** The HTTP Request node's own paging by page number: it ends with a page that is not full. */
export const pages = {
	pagination: {
		pagination: {
			paginationMode: 'updateAParameterInEachRequest',
			parameters: { parameters: [{ type: 'qs', name: 'pageIndex', value: '={{ $pageCount + 1 }}' }] },
			paginationCompleteWhen: 'other',
			completeExpression: '={{ $response.body.items.length < 100 }}',
			limitPagesFetched: false,
			requestInterval: 0,
		},
	},
};

/** Its own paging by cursor: the next address is in the Link header. */
export const cursors = {
	pagination: {
		pagination: {
			paginationMode: 'updateAParameterInEachRequest',
			parameters: {
				parameters: [
					{
						type: 'qs',
						name: 'cursor',
						value: `={{ (($response.headers.link ?? '').match(/cursor=([^&>]+)/i) ?? [])[1] ?? '' }}`,
					},
				],
			},
			paginationCompleteWhen: 'other',
			completeExpression: '={{ !$response.headers.link }}',
			limitPagesFetched: false,
			requestInterval: 0,
		},
	},
};

/** Starts the workflow, and answers when it has ended with the one item that is left. */
export const start = (path: string) =>
	base('Start', 'webhook', 2, { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} }, { webhookId: path });

export const splitOut = (name: string, fieldToSplitOut: string) =>
	base(name, 'splitOut', 1, { fieldToSplitOut, options: {} });

/** Orders of a status go out of the first output, others out of the second. */
export const onlyIn = (status: string) =>
	base('Open', 'if', 2.2, {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
			conditions: [
				{
					id: 'c1',
					leftValue: '={{ $json.status }}',
					rightValue: status,
					operator: { type: 'string', operation: 'equals' },
				},
			],
			combinator: 'and',
		},
		options: {},
	});

/** The last node: what goes back over HTTP must not be measured. */
export const end = () => base('End', 'limit', 1, { maxItems: 1, keep: 'lastItems' });
