import { dataTable, type ColumnType, type DataTable } from './restDataTables.mts';
import {
	getExecution,
	listExecutions,
	waitForExecution,
	waitForNextExecution,
	type Execution,
	type ExecutionSummary,
} from './restExecutions.mts';
import { RestSession, type Login } from './restSession.mts';
import { Workflows, type StoredWorkflow } from './restWorkflows.mts';
import type { Adaptation, WorkflowJson } from './workflowJson.mts';

export interface Credential {
	id: string;
	name: string;
	type: string;
}

/** The owner of an n8n at work: everything the demo and the end-to-end tests ask of it. */
export class N8nRest {
	readonly session: RestSession;
	readonly workflows: Workflows;

	constructor(url: string) {
		this.session = new RestSession(url);
		this.workflows = new Workflows(this.session);
	}

	/** Sets up the owner on a new n8n, logs in otherwise. */
	async enter(login: Login): Promise<void> {
		await this.session.enter(login);
	}

	/** Names of all loaded node types, for instance "n8n-nodes-base.if". */
	async nodeTypes(): Promise<string[]> {
		const types = await this.session.call<Array<{ name: string }>>('GET', `${this.session.url}/types/nodes.json`);
		return types.map(({ name }) => name);
	}

	async createCredential(type: string, name: string, data: Record<string, unknown>): Promise<Credential> {
		return await this.session.call('POST', '/credentials', { type, name, data });
	}

	/** Makes the credential, or gives the one of that name the new data. */
	async saveCredential(type: string, name: string, data: Record<string, unknown>): Promise<Credential> {
		const all = await this.session.call<Credential[]>('GET', '/credentials');
		const existing = all.find((credential) => credential.type === type && credential.name === name);
		if (!existing) return await this.createCredential(type, name, data);
		return await this.session.call('PATCH', `/credentials/${existing.id}`, { type, name, data });
	}

	/** What n8n shows when the user presses "Test" on a stored credential. */
	async testCredential(
		credential: Credential,
		data: Record<string, unknown>,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		return await this.session.call('POST', '/credentials/test', { credentials: { ...credential, data } });
	}

	async createWorkflow(workflow: WorkflowJson): Promise<StoredWorkflow> {
		return await this.workflows.create(workflow);
	}

	async importTemplate(
		template: WorkflowJson,
		adaptation?: Adaptation,
	): Promise<StoredWorkflow & { created: boolean }> {
		return await this.workflows.importTemplate(template, adaptation);
	}

	async publish(workflowId: string): Promise<void> {
		await this.workflows.publish(workflowId);
	}

	async deactivate(workflowId: string): Promise<void> {
		await this.workflows.deactivate(workflowId);
	}

	/** Runs a workflow by hand and waits for its end. */
	async run(workflowId: string, options: { trigger?: string; timeoutMs?: number } = {}): Promise<Execution> {
		const id = await this.workflows.run(workflowId, options.trigger);
		return await waitForExecution(this.session, id, options.timeoutMs);
	}

	async executions(filter?: { workflowId?: string; status?: string[]; limit?: number }): Promise<ExecutionSummary[]> {
		return await listExecutions(this.session, filter);
	}

	async execution(id: string): Promise<Execution> {
		return await getExecution(this.session, id);
	}

	/** Waits for an ended execution that is not among `seen`. */
	async nextExecution(workflowId: string, seen?: readonly string[], timeoutMs?: number): Promise<Execution> {
		return await waitForNextExecution(this.session, workflowId, seen, timeoutMs);
	}

	/** Finds a Data Table by its name, or makes it. */
	async dataTable(name: string, columns: Record<string, ColumnType>): Promise<DataTable> {
		return await dataTable(this.session, name, columns);
	}
}
