import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { describedToAgents } from './effect';
import { sentenceOf, type NodeError } from './failure';
import type { Resource } from './operation';

/** Whether the node is a tool of an AI agent: n8n names the tool variant of a node type by the type and "Tool". */
export const isTool = (context: IExecuteFunctions) => context.getNode().type.endsWith('Tool');

/** Whether a failure is something to tell the agent's model, rather than the end of the run; that only where the user chose it. */
export const answersInWords = (context: IExecuteFunctions) =>
	isTool(context) && context.getNode().onError !== 'stopWorkflow';

/**
 * The response of a tool whose call failed: the sentence and nothing else. Were it thrown, the model would get an empty text from agents
 * 1 and 2 (LangChain's executor drops it), and from agent 3 half of it, or nothing where n8n (2.22 and before) ends the workflow there.
 * The owner of the workflow sees it above the tool's output.
 */
export function toolAnswer(context: IExecuteFunctions, error: NodeError, item: number): INodeExecutionData {
	const sentence = sentenceOf(error);
	context.addExecutionHints({ message: `The call failed: ${sentence}`, type: 'danger', location: 'outputPane' });
	return { json: { error: sentence }, pairedItem: { item } };
}

/**
 * What the model reads about the tool, one field for each operation, in the tool variant only. n8n (1.123 to 2.41) gives the model the
 * field `toolDescription` of the node; where a node type declares none, no more than "Confirm an order in Cdiscount".
 */
export function toolDescriptions(resources: Resource[]): INodeProperties[] {
	return resources.flatMap(({ value: resource, operations }) =>
		operations.map((operation) => ({
			displayName: 'Description',
			name: 'toolDescription',
			type: 'string',
			default: describedToAgents(operation),
			required: true,
			typeOptions: { rows: 3 },
			displayOptions: { show: { '@tool': [true], resource: [resource], operation: [operation.value] } },
			description: 'What the AI model reads about this tool: what it does, and what cannot be taken back',
		})),
	);
}
