import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { deepCopy, type INodeTypeDescription } from 'n8n-workflow';
import { Cdiscount } from '../../nodes/Cdiscount/Cdiscount.node';
import { CdiscountTrigger } from '../../nodes/Cdiscount/CdiscountTrigger.node';
import { cacheFolder, checkout } from '../../scripts/host/paths.mts';

/** The versions of every node type that a template may use, read from n8n 2.41.1; for machines without that n8n. */
const COMMITTED = join(checkout, 'test', 'workflows', 'node-types.json');

const PACKAGES = [
	['n8n-nodes-base', 'n8n-nodes-base'],
	['@n8n/n8n-nodes-langchain', join('@n8n', 'n8n-nodes-langchain')],
];

/** A node type of any package: its versions, and its description per version where it is known. */
export interface KnownType {
	versions: number[];
	description?: (version: number) => INodeTypeDescription | undefined;
}

const versionsOf = ({ version }: INodeTypeDescription) => [version].flat();

function own(): Map<string, KnownType> {
	const known = new Map<string, KnownType>();
	for (const { description } of [new Cdiscount(), new CdiscountTrigger()]) {
		const type = { versions: versionsOf(description), description: () => description };
		known.set(`n8n-nodes-cdiscount.${description.name}`, type);
		if (description.usableAsTool) known.set(`n8n-nodes-cdiscount.${description.name}Tool`, type);
	}
	return known;
}

/** Every node type that n8n brings, from the n8n that the demo installed; from the committed list where there is none. */
export async function knownTypes(): Promise<Map<string, KnownType>> {
	const known = own();
	const modules = join(await cacheFolder(), 'n8n-2.41.1', 'node_modules');
	if (!existsSync(modules)) {
		const committed = JSON.parse(readFileSync(COMMITTED, 'utf8')) as Record<string, number[]>;
		for (const [type, versions] of Object.entries(committed)) known.set(type, { versions });
		return known;
	}
	for (const [name, folder] of PACKAGES) {
		const file = join(modules, folder, 'dist', 'types', 'nodes.json');
		const descriptions = JSON.parse(readFileSync(file, 'utf8')) as INodeTypeDescription[];
		for (const description of descriptions) {
			const type = `${name}.${description.name}`;
			const all = descriptions.filter((other) => other.name === description.name);
			known.set(type, {
				versions: all.flatMap(versionsOf).sort((a, b) => a - b),
				description: (version) => all.find((one) => versionsOf(one).includes(version)),
			});
			const review = humanReview(modules, description);
			if (review)
				known.set(`${name}.${review.name}`, { versions: known.get(type)!.versions, description: () => review });
		}
	}
	return known;
}

interface ToolGeneration {
	hasSendAndWaitOperation(description: INodeTypeDescription): boolean;
	convertNodeToHitlTool(item: { description: INodeTypeDescription }): { description: INodeTypeDescription };
}

/** The human review that n8n itself makes of a node which can send and wait. */
function humanReview(modules: string, description: INodeTypeDescription): INodeTypeDescription | undefined {
	const own = join(modules, 'n8n', 'dist', 'tool-generation', 'hitl-tools.js');
	const n8n = createRequire(own)(own) as ToolGeneration;
	if (!n8n.hasSendAndWaitOperation(description)) return undefined;
	return n8n.convertNodeToHitlTool({ description: deepCopy(description) }).description;
}

/** The types and versions that the committed list holds. */
export const committedTypes = () => JSON.parse(readFileSync(COMMITTED, 'utf8')) as Record<string, number[]>;
