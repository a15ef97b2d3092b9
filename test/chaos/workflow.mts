import { base, cdiscount, typed, webhook, workflow } from '../../bench/harness/nodes.mts';
import type { Credential } from '../../scripts/host/rest.mts';
import type { ColumnType } from '../../scripts/host/restDataTables.mts';
import type { WorkflowJson } from '../../scripts/host/workflowJson.mts';

/** The steps of the job, in the order in which an order goes through them. */
export const STEPS = ['confirm', 'ship', 'refund', 'gesture'] as const;
export type Step = (typeof STEPS)[number];

/** One row per report of the node: what a seller would read in his sheet. */
export const REPORT_COLUMNS: Record<string, ColumnType> = {
	step: 'string',
	orderId: 'string',
	result: 'string',
	amount: 'string',
	message: 'string',
	at: 'number',
};

const FROM_ITEM = typed('={{ $json.orderId }}');

const OPERATIONS: Record<Step, object> = {
	confirm: { resource: 'order', operation: 'confirm', orderId: FROM_ITEM },
	ship: {
		resource: 'order',
		operation: 'ship',
		orderId: FROM_ITEM,
		carrierName: typed('={{ $json.carrier }}', 'name'),
		parcelNumber: '={{ $json.parcel }}',
	},
	refund: {
		resource: 'refund',
		operation: 'refundOrder',
		orderId: FROM_ITEM,
		reason: typed('seller-commercial-refund', 'code'),
	},
	gesture: {
		resource: 'refund',
		operation: 'giveGesture',
		orderId: FROM_ITEM,
		amount: '={{ $json.amount }}',
		reason: typed('Other', 'code'),
		reasonDetails: 'Chaos',
	},
};

function report(name: string, table: string, step: Step, values: object) {
	const value = { step, orderId: `={{ $("${step} rows").item.json.orderId }}`, at: '={{ Date.now() }}', ...values };
	const schema = Object.entries(REPORT_COLUMNS).map(([id, type]) => ({
		id,
		displayName: id,
		type,
		canBeUsedToMatch: true,
	}));
	return base(name, 'dataTable', 1.1, {
		resource: 'row',
		operation: 'insert',
		dataTableId: typed(table),
		columns: { mappingMode: 'defineBelow', value, matchingColumns: [], schema },
	});
}

/** Per step: a webhook takes rows, the node works on them one by one, and every outcome is written into the table of reports. */
export function chaosWorkflow(credential: Credential, table: string): WorkflowJson {
	const nodes = STEPS.flatMap((step) => [
		webhook(`${step} hook`, `chaos-${step}`),
		base(`${step} rows`, 'splitOut', 1, { fieldToSplitOut: 'body.rows', options: {} }),
		cdiscount(step, credential, { ...OPERATIONS[step], options: {} }, { onError: 'continueErrorOutput' }),
		report(`${step} done`, table, step, {
			result: '={{ $json.result }}',
			amount: '={{ String($json.amount ?? "") }}',
			message: '',
		}),
		report(`${step} failed`, table, step, { result: 'failed', amount: '', message: '={{ $json.error }}' }),
	]);
	const links = STEPS.flatMap((step) => [
		`${step} hook > ${step} rows`,
		`${step} rows > ${step}`,
		`${step} > ${step} done`,
		`${step} 1> ${step} failed`,
	]);
	return workflow('Chaos', nodes, links, { saveExecutionProgress: true, saveDataSuccessExecution: 'all' });
}
