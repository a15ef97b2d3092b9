import { setTimeout as pause } from 'node:timers/promises';
import { RestError, type RestSession } from './restSession.mts';
import { adaptWorkflow, type Adaptation, type WorkflowJson, type WorkflowNode } from './workflowJson.mts';

/** A workflow as it is stored in n8n. */
export interface StoredWorkflow extends WorkflowJson {
	id: string;
	active: boolean;
	versionId: string;
}

interface PublicationStatus {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; status: string; errorMessage?: string | null }>;
}

/** The workflows of an n8n: made, imported, switched on and off, run. */
export class Workflows {
	constructor(private readonly session: RestSession) {}

	async get(id: string): Promise<StoredWorkflow> {
		return await this.session.call('GET', `/workflows/${id}`);
	}

	/** The workflow of this name, if there is one that is not archived. */
	async findByName(name: string): Promise<{ id: string; name: string } | undefined> {
		const filter = encodeURIComponent(JSON.stringify({ name, isArchived: false }));
		const listed = await this.session.call<
			Array<{ id: string; name: string }> | { data: Array<{ id: string; name: string }> }
		>('GET', `/workflows?filter=${filter}&take=100`);
		return (Array.isArray(listed) ? listed : listed.data).find((workflow) => workflow.name === name);
	}

	async create({ name, nodes, connections, settings = {} }: WorkflowJson): Promise<StoredWorkflow> {
		return await this.session.call('POST', '/workflows', { name, nodes, connections, settings, active: false });
	}

	/** Imports a template unless a workflow of its name is already there, which is left as its owner has made it. */
	async importTemplate(
		template: WorkflowJson,
		adaptation: Adaptation = {},
	): Promise<StoredWorkflow & { created: boolean }> {
		const existing = await this.findByName(template.name);
		if (existing) return { ...(await this.get(existing.id)), created: false };
		return { ...(await this.create(adaptWorkflow(template, adaptation))), created: true };
	}

	/** Switches a workflow on and waits until its triggers really run. */
	async publish(id: string, timeoutMs = 60_000): Promise<void> {
		const { versionId } = await this.get(id);
		await this.session.call('POST', `/workflows/${id}/activate`, { versionId });
		for (const deadline = Date.now() + timeoutMs; ; await pause(250)) {
			const { status, triggers } = await this.publicationStatus(id);
			if (status === 'published') return;
			const failed = triggers.find((trigger) => trigger.status === 'failed');
			if (status === 'failed' || status === 'partial') {
				throw new Error(`n8n could not switch the workflow on: ${failed?.errorMessage ?? 'it gives no reason'}`);
			}
			if (Date.now() > deadline) throw new Error(`The workflow is still ${status} after ${timeoutMs} ms`);
		}
	}

	async publicationStatus(id: string): Promise<PublicationStatus> {
		return await this.session.call('GET', `/workflows/${id}/publication-status`);
	}

	async deactivate(id: string): Promise<void> {
		await this.session.call('POST', `/workflows/${id}/deactivate`, {});
	}

	/** Starts a workflow by hand, as the editor's button does, and gives the id of the execution. */
	async run(id: string, triggerName?: string): Promise<string> {
		const workflowData = await this.get(id);
		const isTrigger = ({ type, disabled }: WorkflowNode) => !disabled && /trigger$/i.test(type);
		const name = triggerName ?? workflowData.nodes.find(isTrigger)?.name;
		if (!name) throw new Error(`Workflow "${workflowData.name}" has no trigger to start from`);
		const body = { workflowData, triggerToStartFrom: { name } };
		const { executionId } = await this.session.call<{ executionId?: string }>('POST', `/workflows/${id}/run`, body);
		if (!executionId) throw new RestError(`n8n did not start workflow "${workflowData.name}"`, undefined, undefined);
		return executionId;
	}
}
