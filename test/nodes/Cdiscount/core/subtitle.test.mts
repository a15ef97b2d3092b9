import { Workflow, type INodeParameters } from 'n8n-workflow';
import { typesWith } from '../../../engine/nodeTypes.mts';
import { events } from '../../../../nodes/Cdiscount/resources/events.ts';
import { resources } from '../../../../nodes/Cdiscount/resources/index.ts';

const nodeTypes = typesWith({});

/** What n8n's editor writes below a node: it evaluates the expression of the node type with the node's parameters. */
async function subtitleOf(type: string, parameters: INodeParameters) {
	const node = { id: '1', name: 'Node', type, typeVersion: 1, position: [0, 0] as [number, number], parameters };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const { subtitle } = nodeTypes.getByNameAndVersion(type).description;
	await workflow.expression.acquireIsolate();
	try {
		return workflow.expression.getSimpleParameterValue(workflow.nodes.Node, subtitle, 'internal', {});
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

const operations = resources.flatMap(({ name, value, operations: own }) =>
	own.map((operation) => [`${operation.name}: ${name}`, { resource: value, operation: operation.value }] as const),
);

test.each(['cdiscount', 'cdiscountTool'])('below a node of type %s stands what the panel calls it', async (type) => {
	for (const [words, parameters] of operations) expect(await subtitleOf(type, parameters)).toBe(words);
});

test('below a trigger stands what the panel calls its event', async () => {
	for (const { name, value } of events) expect(await subtitleOf('cdiscountTrigger', { event: value })).toBe(name);
});

test('an expression, which n8n evaluates in none of these parameters, is shown as it is', async () => {
	expect(await subtitleOf('cdiscount', { resource: 'order', operation: '={{ $json.what }}' })).toBe(
		'{{ $json.what }}: order',
	);
	expect(await subtitleOf('cdiscount', { resource: '={{ $json.of }}', operation: 'get' })).toBe('{{ $json.of }}');
	expect(await subtitleOf('cdiscountTrigger', { event: '={{ $json.event }}' })).toBe('{{ $json.event }}');
});

test('what this version does not know is shown as it is saved', async () => {
	expect(await subtitleOf('cdiscount', { resource: 'order', operation: 'split' })).toBe('split: order');
	expect(await subtitleOf('cdiscountTrigger', { event: 'orderSplit' })).toBe('orderSplit');
});
