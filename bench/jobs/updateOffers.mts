import { base, cdiscount, typed, workflow } from '../harness/nodes.mts';
import { cursors, end, FULL, jsonBody, request, splitOut, start } from './http.mts';
import type { Access, Job } from './job.mts';

const UPLOAD = 100;
const PACKAGE_SIZE = 50_000;

/** Marketplace times that would hide the clients' own; uploads are taken in at once, results are there soon. */
const DELAYS = { intake: 0, packageQueue: 0.1, packageIntegration: 0.2 };

const PACKAGE = "{{ $('Open').first().json.headers['content-location'].split('/').at(-1) }}";

/** Opens a package, uploads in chunks all at once, closes it, looks until it is integrated, reads a result per row. */
function httpWorkflow(access: Access, path: string) {
	const { apiUrl } = access;
	const once = { executeOnce: true };
	const nodes = [
		start(path),
		request('Open', access, `${apiUrl}/offer-packages`, {
			method: 'POST',
			...jsonBody('{"packageType":"Update"}'),
			options: FULL,
		}),
		base('Chunks', 'set', 3.4, {
			mode: 'raw',
			jsonOutput: `={{ { chunks: $('Start').first().json.body.rows.map(({ sku, quantity }) => ({ sellerExternalReference: sku, quantity })).chunk(${UPLOAD}).map((lines) => ({ lines })) } }}`,
			options: {},
		}),
		splitOut('Uploads', 'chunks'),
		request('Upload', access, `=${apiUrl}/offer-packages/${PACKAGE}/offer-requests`, {
			method: 'POST',
			...jsonBody('={{ JSON.stringify($json.lines) }}'),
			options: FULL,
		}),
		request(
			'Close',
			access,
			`=${apiUrl}/offer-packages/${PACKAGE}`,
			{ method: 'PATCH', ...jsonBody('{"state":"Ready"}'), options: FULL },
			{ ...once, retryOnFail: true, maxTries: 5, waitBetweenTries: 1000 },
		),
		request('Look', access, `=${apiUrl}/offer-packages/${PACKAGE}`, {}, once),
		base('Integrated', 'if', 2.2, {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
				conditions: [
					{
						id: 'c1',
						leftValue: '={{ $json.state ?? $json.status }}',
						rightValue: 'Integrated',
						operator: { type: 'string', operation: 'equals' },
					},
				],
				combinator: 'and',
			},
			options: {},
		}),
		base('Wait', 'wait', 1.1, { amount: 1, unit: 'seconds' }, { webhookId: `${path}-wait` }),
		request('Results', access, `=${apiUrl}/offer-packages/${PACKAGE}/offer-requests-results`, {
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'limit', value: '1000' }] },
			options: { ...cursors, ...FULL },
		}),
		splitOut('Rows', 'body.items'),
		end(),
	];
	return workflow('HTTP: update offers', nodes, [
		'Start > Open',
		'Open > Chunks',
		'Chunks > Uploads',
		'Uploads > Upload',
		'Upload > Close',
		'Close > Look',
		'Look > Integrated',
		'Integrated > Results',
		'Integrated 1> Wait',
		'Wait > Look',
		'Results > Rows',
		'Rows > End',
	]);
}

/** Sets the stock of many offers, and tells for each row what became of it. */
export const updateOffers = (rows: number): Job => ({
	name: 'update stock, result per row',
	rows,
	loop: 'updateOffers.mts',
	sandboxOptions: (count) => ({ offers: count, delays: DELAYS }),
	// per package: open, a look whether the uploads are taken in (documented), close, a look whether it is integrated; uploads;
	// results of at most 1000 at once
	leastCalls: (count) => 4 * Math.ceil(count / PACKAGE_SIZE) + Math.ceil(count / UPLOAD) + Math.ceil(count / 1000),
	async prepare(_market, count, run) {
		const sku = (index: number) => `MASS-${String(index + 1).padStart(5, '0')}`;
		return { rows: Array.from({ length: count }, (_, index) => ({ sku: sku(index), quantity: (index + run) % 90 })) };
	},
	ours: ({ own }, path) =>
		workflow(
			'Ours: update offers',
			[
				start(path),
				splitOut('Rows', 'body.rows'),
				cdiscount('Update', own, {
					resource: 'offer',
					operation: 'update',
					sku: typed('={{ $json.sku }}', 'sku'),
					quantity: '={{ $json.quantity }}',
				}),
				end(),
			],
			['Start > Rows', 'Rows > Update', 'Update > End'],
		),
	http: httpWorkflow,
});
