import type { Credential } from '../../scripts/host/rest.mts';
import type { WorkflowJson, WorkflowNode } from '../../scripts/host/workflowJson.mts';

type Parameters = Record<string, unknown>;

/** A node of a workflow, without the place that a person would give it. */
export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Parameters,
	more: object = {},
): WorkflowNode {
	return {
		id: name.toLowerCase().replaceAll(' ', '-'),
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters,
		...more,
	};
}

/** A node of n8n itself. */
export const base = (name: string, type: string, typeVersion: number, parameters: Parameters = {}, more: object = {}) =>
	node(name, `n8n-nodes-base.${type}`, typeVersion, parameters, more);

/** Our node. */
export function cdiscount(
	name: string,
	credential: Credential,
	parameters: Parameters,
	more: object = {},
): WorkflowNode {
	const credentials = { cdiscountApi: { id: credential.id, name: credential.name } };
	return node(name, 'n8n-nodes-cdiscount.cdiscount', 1, parameters, { credentials, ...more });
}

/** A text in a field that is otherwise chosen from a list. */
export const typed = (value: string, mode = 'id') => ({ __rl: true, mode, value });

/** Starts an execution at once and answers before it has ended. */
export const webhook = (name: string, path: string) =>
	base(name, 'webhook', 2, { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} }, { webhookId: path });

/** Links as text: "A > B" from the first output, "A 1> B" from the second. */
export function workflow(name: string, nodes: WorkflowNode[], links: string[], settings: object = {}): WorkflowJson {
	const connections: Record<string, { main: Array<Array<{ node: string; type: 'main'; index: number }>> }> = {};
	for (const link of links) {
		const [from, output, to] = /^(.*?) (\d?)> (.*)$/.exec(link)!.slice(1);
		const main = (connections[from] ??= { main: [] }).main;
		const at = Number(output || 0);
		while (main.length <= at) main.push([]);
		main[at].push({ node: to, type: 'main', index: 0 });
	}
	return { name, nodes, connections, settings: { executionOrder: 'v1', ...settings } };
}
