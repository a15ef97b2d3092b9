import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../host/paths.mts';
import type { Row } from '../host/restDataTables.mts';
import type { Credential, N8nRest } from '../host/rest.mts';
import { startsByItself, type WorkflowJson } from '../host/workflowJson.mts';

/** The templates that the demo shows; those whose file exists are imported. */
const TEMPLATES = ['confirm-orders-from-stock.json', 'ship-from-tracking-file.json'];

const STOCK_TABLE = 'Cdiscount stock';
export const CREDENTIAL_TYPE = 'cdiscountApi';
export const CREDENTIAL_NAME = 'Cdiscount sandbox';

/** Where templates look for files: the folder n8n's Docker image allows. The demo has its own instead. */
export const TEMPLATE_FILES = '/home/node/.n8n-files';

const TRACKING_HEAD = 'orderId;carrier;parcelNumber;trackingUrl;result;message;shippedAt\n';

/** The shop's stock as rows of a Data Table, made once: what the user changed stays. */
export async function fillStock(
	rest: N8nRest,
	products: ReadonlyArray<{ sku: string; title: string; stock: number }>,
): Promise<void> {
	const table = await rest.dataTable(STOCK_TABLE, { sku: 'string', title: 'string', stock: 'number' });
	if (!table.created) return;
	await table.insert(products.map(({ sku, title, stock }): Row => ({ sku, title, stock })));
}

/**
 * The file that a user of the file template fills in: the orders that wait for a parcel, without tracking numbers.
 * The marketplace begins anew at every start, so does the file; the former one is kept beside it.
 */
export async function putTrackingFile(filesFolder: string, orderIds: readonly string[]): Promise<string> {
	const file = join(filesFolder, 'tracking.csv');
	if (existsSync(file)) await rename(file, join(filesFolder, 'tracking-previous.csv'));
	const rows = orderIds.map((orderId) => `${orderId};Colissimo;;;;;\n`);
	await writeFile(file, TRACKING_HEAD + rows.join(''));
	return file;
}

/** A workflow of the demo, and whether n8n runs it by itself. */
export interface DemoWorkflow {
	file: string;
	id: string;
	name: string;
	active: boolean;
}

/** Imports the templates and switches them on; those that an earlier start imported are left as they are. */
export async function importTemplates(
	rest: N8nRest,
	options: { credential: Credential; filesFolder: string; fastPolls?: boolean; folder?: string; files?: string[] },
): Promise<DemoWorkflow[]> {
	const { credential, fastPolls, folder = join(checkout, 'workflows'), files = TEMPLATES } = options;
	const workflows: DemoWorkflow[] = [];
	for (const file of files.filter((name) => existsSync(join(folder, name)))) {
		const template = JSON.parse(await readFile(join(folder, file), 'utf8')) as WorkflowJson;
		const { id, name, created, active } = await rest.importTemplate(template, {
			credentials: { [CREDENTIAL_TYPE]: { id: credential.id, name: credential.name } },
			// n8n wants forward slashes in file patterns on Windows too
			replace: { [TEMPLATE_FILES]: options.filesFolder.replaceAll('\\', '/') },
			fastPolls,
		});
		const publish = created && startsByItself(template);
		if (publish) await rest.publish(id);
		workflows.push({ file, id, name, active: publish || active });
	}
	return workflows;
}
