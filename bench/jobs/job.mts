import type { SandboxProcess } from '../harness/sandboxProcess.mts';
import type { SandboxProcessOptions } from '../harness/sandboxChild.mts';
import type { Credential } from '../../scripts/host/rest.mts';
import type { WorkflowJson } from '../../scripts/host/workflowJson.mts';

/** Both ways to sign in to the same marketplace from the same n8n. */
export interface Access {
	/** For our node. */
	own: Credential;
	/** n8n's generic OAuth2 credential, for the HTTP Request node. */
	oauth: Credential;
	apiUrl: string;
}

/** The same work, done in three ways. */
export interface Job {
	name: string;
	rows: number;
	sandboxOptions?(rows: number): SandboxProcessOptions;
	/** Before each run, not measured. @returns what the workflow receives and the loop is given */
	prepare(sandbox: SandboxProcess, rows: number, run: number): Promise<Record<string, unknown>>;
	/** A workflow that begins with a webhook of this path. */
	ours(access: Access, path: string): WorkflowJson;
	/** What a user would build without our node. */
	http(access: Access, path: string): WorkflowJson;
	/** The file of the bare loop. */
	loop: string;
	/** The fewest calls with which the API lets this be done. */
	leastCalls?(rows: number): number;
}
