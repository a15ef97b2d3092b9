import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isHitlToolType, type IConnections, type INode, type INodeParameters } from 'n8n-workflow';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { checkout } from '../../scripts/host/paths.mts';

const folder = join(checkout, 'workflows');
const templates = readdirSync(folder).filter((name) => name.endsWith('.json'));

const effectOf = ({ resource, operation }: INodeParameters) =>
	resources.find(({ value }) => value === resource)?.operations.find(({ value }) => value === operation)?.effect;

/** The tools of agents, and whether n8n's human review stands between them and the agent. */
const tools = templates.flatMap((file) => {
	const { nodes, connections } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
		nodes: INode[];
		connections: IConnections;
	};
	return nodes
		.filter(({ type }) => type === 'n8n-nodes-cdiscount.cdiscountTool')
		.map(({ name, parameters }) => {
			const next = connections[name].ai_tool.flatMap((targets) => targets ?? []);
			const reviewed = next.every(({ node }) => isHitlToolType(nodes.find((one) => one.name === node)?.type));
			return { tool: `${file}: ${name}`, effect: effectOf(parameters), reviewed };
		});
});

test('what cannot be taken back is a tool only behind a human review', () => {
	const irreversible = tools.filter(({ effect }) => effect === 'irreversible');
	expect(irreversible.length).toBeGreaterThan(1);
	expect(irreversible.filter(({ reviewed }) => !reviewed)).toEqual([]);
});

test('what reads asks nobody', () => {
	const reading = tools.filter(({ effect }) => effect === 'read');
	expect(reading.length).toBeGreaterThan(3);
	expect(reading.filter(({ reviewed }) => reviewed)).toEqual([]);
});
