import type { IDataObject, INode } from 'n8n-workflow';
import type { Demo } from '../../scripts/demo/types.mts';

/** A Cdiscount node of a workflow: its name, resource, operation and fields. */
export type Step = [name: string, resource: string, operation: string, parameters?: IDataObject];

/** One of n8n's own nodes: its name, type without the package, version and parameters. */
export type OwnStep = [name: string, type: string, version: number, parameters: IDataObject];

/**
 * Makes a workflow of steps that run one after the other, those after the first once.
 * @param own n8n's own nodes before ours
 * @param onError what ours do where an item fails
 * @returns its id
 */
export async function createSteps(
	demo: Demo,
	name: string,
	steps: Step[],
	{ own = [], onError }: { own?: OwnStep[]; onError?: INode['onError'] } = {},
): Promise<string> {
	const account = { id: demo.credential.id, name: demo.credential.name };
	const before = own.map(([name, type, typeVersion, parameters]) => ({
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion,
		parameters,
	}));
	const ours = steps.map(([name, of, operation, parameters], index) => ({
		name,
		type: 'n8n-nodes-cdiscount.cdiscount',
		typeVersion: 1,
		parameters: { resource: of, operation, ...parameters },
		credentials: { cdiscountApi: account },
		...(index > 0 && { executeOnce: true }),
		...(onError && { onError }),
	}));
	const nodes = [...before, ...ours].map((node, index) => ({
		...node,
		id: `n${index}`,
		position: [220 * (index + 1), 0],
	}));
	const trigger = {
		id: 't',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const names = ['Start', ...nodes.map(({ name }) => name)];
	const connections = Object.fromEntries(
		names.slice(0, -1).map((name, index) => [name, { main: [[{ node: names[index + 1], type: 'main', index: 0 }]] }]),
	);
	const settings = { executionOrder: 'v1' };
	const workflow = { name: `E2E ${name}`, nodes: [trigger, ...nodes], connections, settings };
	return (await demo.n8n.rest.createWorkflow(workflow as never)).id;
}

/** Runs the steps one after the other, each once. @returns what each gave */
export async function runSteps(demo: Demo, name: string, steps: Step[]) {
	const execution = await demo.n8n.rest.run(await createSteps(demo, name, steps));
	const given = Object.fromEntries(steps.map(([step]) => [step, execution.nodes[step]?.items ?? []]));
	expect({ error: execution.error, status: execution.status }).toEqual({ error: undefined, status: 'success' });
	return given as Record<string, IDataObject[]>;
}
