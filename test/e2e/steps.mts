import type { IDataObject } from 'n8n-workflow';
import type { TestDemo } from './demo.mts';

/** A Cdiscount node of a workflow: its name, resource, operation and fields. */
export type Step = [name: string, resource: string, operation: string, parameters?: IDataObject];

/** Makes a workflow of steps that run one after the other, each once. @returns its id */
export async function createSteps(demo: TestDemo, name: string, steps: Step[]): Promise<string> {
	const account = { id: demo.credential.id, name: demo.credential.name };
	const nodes = steps.map(([name, of, operation, parameters], index) => ({
		id: `n${index}`,
		name,
		type: 'n8n-nodes-cdiscount.cdiscount',
		typeVersion: 1,
		position: [220 * (index + 1), 0],
		parameters: { resource: of, operation, ...parameters },
		credentials: { cdiscountApi: account },
		executeOnce: true,
	}));
	const trigger = {
		id: 't',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const names = ['Start', ...steps.map(([name]) => name)];
	const connections = Object.fromEntries(
		names.slice(0, -1).map((name, index) => [name, { main: [[{ node: names[index + 1], type: 'main', index: 0 }]] }]),
	);
	const settings = { executionOrder: 'v1' };
	const workflow = { name: `E2E ${name}`, nodes: [trigger, ...nodes], connections, settings };
	return (await demo.n8n.rest.createWorkflow(workflow as never)).id;
}

/** Runs the steps one after the other, each once. @returns what each gave */
export async function runSteps(demo: TestDemo, name: string, steps: Step[]) {
	const execution = await demo.n8n.rest.run(await createSteps(demo, name, steps));
	const given = Object.fromEntries(steps.map(([step]) => [step, execution.nodes[step]?.items ?? []]));
	expect({ error: execution.error, status: execution.status }).toEqual({ error: undefined, status: 'success' });
	return given as Record<string, IDataObject[]>;
}
