import './quiet.mts';
import { ExecutionLifecycleHooks, LoadOptionsContext, PollContext, WorkflowExecute } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	Workflow,
	type IBinaryKeyData,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { CdiscountTrigger } from '../../nodes/Cdiscount/CdiscountTrigger.node.ts';
import { CredentialStore } from './credentialStore.mts';
import { typesWith } from './nodeTypes.mts';

export interface RunOptions {
	/** Input items; one empty item when left out. */
	items?: IDataObject[];
	/** The files of the input items, in their order (see files.mts). */
	files?: IBinaryKeyData[];
	onError?: INode['onError'];
	/** Whether the node is the tool of an agent, which an agent of version 3 has n8n run like any other node. */
	isTool?: boolean;
	/** The version of the node type; 1 where it is left out. */
	version?: number;
	/** The time zone of the workflow. */
	timezone?: string;
	/** Stops the execution, as a person does. */
	stop?: AbortSignal;
}

export interface Outcome {
	/** What left the node's main output and its error output. */
	output: INodeExecutionData[];
	errors: INodeExecutionData[];
	/** The error that stopped the run. */
	error?: Error & { description?: string; context?: IDataObject; httpCode?: string };
	/** The whole run as n8n would save it. */
	saved: IRun;
}

let activations = 0;

/** n8n's engine with our nodes in it and one credential named "Shop". */
export class Engine {
	readonly credentials: CredentialStore;
	private readonly nodeTypes: INodeTypes;

	/** @param own nodes in place of ours, by name */
	constructor(credential: ICredentialDataDecryptedObject, own: Record<string, INodeType> = {}) {
		this.nodeTypes = typesWith(own);
		this.credentials = new CredentialStore({ Shop: { accessToken: '', ...credential } });
	}

	/** Runs the Cdiscount node in a workflow, with expressions, pairing and error outputs as in production. */
	async run(
		parameters: INodeParameters,
		{ items = [{}], files = [], onError, isTool = false, version = 1, timezone, stop }: RunOptions = {},
	): Promise<Outcome> {
		const nodes = [
			node('Source', 'source', { items, files } as unknown as INodeParameters),
			{ ...node('Cdiscount', isTool ? 'cdiscountTool' : 'cdiscount', parameters), typeVersion: version, onError },
		];
		const link = [[{ node: 'Cdiscount', type: 'main' as const, index: 0 }]];
		const settings = { timezone };
		const connections = { Source: { main: link } };
		const workflow = new Workflow({ id: 'w', nodes, connections, active: false, nodeTypes: this.nodeTypes, settings });
		const running = new WorkflowExecute(this.additionalData('trigger'), 'trigger').run({
			workflow,
			startNode: workflow.getNode('Source') ?? undefined,
		});
		stop?.addEventListener('abort', () => running.cancel());
		const saved = await running;
		const { runData, error } = saved.data.resultData;
		const [output = [], errors = []] = runData.Cdiscount?.at(-1)?.data?.main ?? [];
		return { output: output ?? [], errors: errors ?? [], error: error as Outcome['error'], saved };
	}

	/** A trigger node as activated: every `poll()` is a tick; `state` is its static data, `timezone` that of the workflow. */
	trigger(
		parameters: INodeParameters,
		{ mode = 'trigger', activation = 'activate', state = {} as IDataObject, timezone = 'America/New_York' } = {},
	) {
		const trigger = node('Cdiscount Trigger', 'cdiscountTrigger', parameters);
		const staticData = { 'node:Cdiscount Trigger': state };
		// a workflow of its own: what the node knows of this one in this process, as after a restart, is nothing
		const id = `w${(activations += 1)}`;
		const workflow = new Workflow({
			id,
			nodes: [trigger],
			connections: {},
			active: true,
			nodeTypes: this.nodeTypes,
			staticData,
			settings: { timezone },
		});
		const made = () =>
			new PollContext(
				workflow,
				workflow.getNode('Cdiscount Trigger') as INode,
				this.additionalData(mode as WorkflowExecuteMode),
				mode as WorkflowExecuteMode,
				activation as WorkflowActivateMode,
			);
		const pollIn = async (context: PollContext) =>
			(await new CdiscountTrigger().poll.call(context))?.[0].map(({ json }) => json) ?? null;
		const context = made();
		return {
			context,
			poll: async () => await pollIn(context),
			/** A tick with a context of its own, as n8n's durable scheduler makes it. */
			pollAnew: async () => await pollIn(made()),
			state: () => workflow.getStaticData('node', trigger),
		};
	}

	/** The context in which the editor loads lists, for a node with these parameters; the editor sends every field. */
	editor(own: INodeParameters) {
		const parameters = { authentication: 'seller', ...own };
		const edited = node('Cdiscount', 'cdiscount', parameters);
		const workflow = new Workflow({
			id: 'w',
			nodes: [edited],
			connections: {},
			active: false,
			nodeTypes: this.nodeTypes,
		});
		const additionalData = { ...this.additionalData('internal'), currentNodeParameters: parameters };
		return new LoadOptionsContext(workflow, edited, additionalData as IWorkflowExecuteAdditionalData, '');
	}

	private additionalData(mode: WorkflowExecuteMode): IWorkflowExecuteAdditionalData {
		const data = {
			id: 'w',
			name: 'w',
			active: false,
			nodes: [],
			connections: {},
			createdAt: new Date(),
			updatedAt: new Date(),
		};
		return {
			credentialsHelper: this.credentials,
			hooks: new ExecutionLifecycleHooks(mode, '1', data as never),
			executionId: '1',
			currentNodeParameters: undefined,
			restApiUrl: '',
			webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
			formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
			instanceBaseUrl: '',
			setExecutionStatus: () => undefined,
			variables: {},
			executionContext: createEmptyRunExecutionData().executionData?.runtimeData,
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}

function node(name: string, type: string, parameters: INodeParameters): INode {
	const chosen = parameters.authentication === 'partner' ? 'cdiscountPartnerApi' : 'cdiscountApi';
	const credentials = type === 'source' ? undefined : { [chosen]: { id: '1', name: 'Shop' } };
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters, credentials };
}
