import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMPLATE_FILES } from '../../../scripts/demo/contents.mts';
import { checkout } from '../../../scripts/host/paths.mts';
import { waitForExecution, type Execution } from '../../../scripts/host/restExecutions.mts';
import type { Credential } from '../../../scripts/host/rest.mts';
import { adaptWorkflow, type WorkflowJson, type WorkflowNode } from '../../../scripts/host/workflowJson.mts';
import { startTestDemo, type TestDemo } from '../demo.mts';
import { openChat, type Review } from './chat.mts';
import { SmtpSink } from './smtpSink.mts';

/** A template in n8n, ready to run. */
export interface ImportedTemplate {
	id: string;
	nodeCount: number;
}

export interface ImportOptions {
	/** Values of the Config node. */
	config?: Record<string, unknown>;
	/** Nodes whose counterpart cannot be reached from here, with the output that is documented for them: an expression. */
	stand?: Record<string, string>;
	/** More credentials, by type. */
	credentials?: Record<string, Record<string, unknown>>;
}

/** Which credential the nodes of other packages use. */
const CREDENTIALS: Record<string, string> = {
	'n8n-nodes-base.emailSend': 'smtp',
	'n8n-nodes-base.postgres': 'postgres',
	'n8n-nodes-base.odoo': 'odooApi',
	'n8n-nodes-base.erpNext': 'erpNextApi',
	'n8n-nodes-base.wooCommerce': 'wooCommerceApi',
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': 'openAiApi',
};

/** One n8n with the sandbox and a mail server, in which every template is performed. */
export class TemplateHarness {
	private readonly credentials: Record<string, Credential> = {};
	readonly lines: string[] = [];

	private constructor(
		readonly demo: TestDemo,
		readonly smtp: SmtpSink,
	) {}

	static async open(): Promise<TemplateHarness> {
		const smtp = await SmtpSink.start();
		const harness = new TemplateHarness(await startTestDemo({ templates: false }), smtp);
		harness.credentials.cdiscountApi = harness.demo.credential;
		const mail = { host: '127.0.0.1', port: smtp.port, secure: false, disableStartTls: true, user: '', password: '' };
		await harness.addCredential('smtp', mail);
		return harness;
	}

	async close(): Promise<void> {
		await this.demo?.close();
		await this.smtp?.stop();
	}

	get rest() {
		return this.demo.n8n.rest;
	}

	get marketplace() {
		return this.demo.sandbox.marketplace;
	}

	get mails() {
		return this.smtp.mails;
	}

	private async addCredential(type: string, data: Record<string, unknown>): Promise<void> {
		this.credentials[type] = await this.rest.createCredential(type, `Test ${type}`, data);
	}

	/** Imports a template as its user would: credentials chosen, Config filled, nothing else changed but what stands in. */
	async importTemplate(
		file: string,
		{ config = {}, stand = {}, credentials = {} }: ImportOptions = {},
	): Promise<ImportedTemplate> {
		for (const [type, data] of Object.entries(credentials)) await this.addCredential(type, data);
		const template = JSON.parse(await readFile(join(checkout, 'workflows', file), 'utf8')) as WorkflowJson;
		const prepareNode = template.nodes.map((node) => this.cast(configured(node, config), stand[node.name]));
		const replace = { [TEMPLATE_FILES]: this.demo.filesFolder };
		const own = { cdiscountApi: this.demo.credential };
		const adapted = adaptWorkflow({ ...template, nodes: prepareNode }, { replace, credentials: own });
		const { id } = await this.rest.createWorkflow(adapted);
		return { id, nodeCount: template.nodes.filter(({ type }) => !type.endsWith('stickyNote')).length };
	}

	private cast(node: WorkflowNode, output: string | undefined): WorkflowNode {
		if (output !== undefined) {
			const parameters = { mode: 'raw', jsonOutput: `={{ ${output} }}`, options: {} };
			return { ...node, type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters, onError: undefined };
		}
		const type = CREDENTIALS[node.type];
		const given = type && this.credentials[type];
		return given ? { ...node, credentials: { [type]: { id: given.id, name: given.name } } } : node;
	}

	/** Runs it by hand from a trigger. A run that fails as a whole is an error, with the node that failed. */
	async run({ id }: ImportedTemplate, trigger?: string, timeoutMs = 120_000): Promise<Execution> {
		return this.ended(await this.rest.run(id, { trigger, timeoutMs }));
	}

	/** Starts it without waiting for its end, which a person decides. */
	async start({ id }: ImportedTemplate, trigger?: string): Promise<() => Promise<Execution>> {
		const execution = await this.rest.workflows.run(id, trigger);
		return async () => this.ended(await waitForExecution(this.rest.session, execution, 60_000));
	}

	/** Says something in the chat of the editor, answers what the workflow asks there, and waits for its end. */
	async chat(
		{ id }: ImportedTemplate,
		trigger: string,
		json: { sessionId: string } & Record<string, unknown>,
		review: Review = () => 'Decline',
	): Promise<{ execution: Execution; said: string[]; asked: string[] }> {
		const workflowData = await this.rest.workflows.get(id);
		const said = {
			startTime: Date.now(),
			executionTime: 0,
			executionIndex: 0,
			executionStatus: 'success',
			source: [null],
			data: { main: [[{ json }]] },
		};
		const body = { workflowData, triggerToStartFrom: { name: trigger, data: said } };
		const { executionId } = await this.rest.session.call<{ executionId: string }>('POST', `/workflows/${id}/run`, body);
		const chat = await openChat(this.rest.session, { executionId, sessionId: json.sessionId, review });
		try {
			const execution = this.ended(await waitForExecution(this.rest.session, executionId, 60_000));
			return { execution, said: chat.said, asked: chat.asked };
		} finally {
			chat.close();
		}
	}

	private ended(execution: Execution): Execution {
		if (execution.status === 'success') return execution;
		const failed = Object.entries(execution.nodes).find(([, { error }]) => error);
		throw new Error(
			`The run ended as ${execution.status}: ${failed?.[0] ?? ''} ${failed?.[1].error ?? execution.error ?? ''}`,
		);
	}

	/** What sellers did at the marketplace so far, as numbers. */
	effectCounts(): Record<string, number> {
		const own = [
			'confirmed',
			'refused',
			'shipped',
			'cancellationAsked',
			'gestureAsked',
			'messageSent',
			'offersIntegrated',
		];
		return Object.fromEntries(
			own.map((effect) => [effect, this.marketplace.ledger.count({ effect: effect as 'shipped' })]),
		);
	}

	/** All calls that could have changed something. */
	writeCount(): number {
		const { calls } = this.demo.sandbox;
		const changing = ['POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) => calls.find({ method }));
		return changing.filter(({ path }) => !path.includes('/token')).length;
	}

	/** The line that is printed about a template. */
	report(file: string, { nodeCount }: ImportedTemplate, runs: Execution[], changed: string): void {
		const time = ({ startedAt, stoppedAt }: Execution) =>
			((Date.parse(stoppedAt ?? '') - Date.parse(startedAt ?? '')) / 1000).toFixed(1);
		this.lines.push(
			`${file.padEnd(42)} ${String(nodeCount).padStart(2)} nodes  ${runs.map(time).join(' s, ')} s  ${changed}`,
		);
	}
}

function configured(node: WorkflowNode, config: Record<string, unknown>): WorkflowNode {
	if (node.name !== 'Config') return node;
	const { assignments } = node.parameters.assignments as { assignments: Array<{ name: string; value: unknown }> };
	const strange = Object.keys(config).filter((name) => !assignments.some((one) => one.name === name));
	if (strange.length > 0) throw new Error(`Config has no ${strange.join(', ')}`);
	const filled = assignments.map((one) => ({ ...one, value: config[one.name] ?? one.value }));
	return { ...node, parameters: { ...node.parameters, assignments: { assignments: filled } } };
}
