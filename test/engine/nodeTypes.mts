import {
	NodeHelpers,
	type IBinaryKeyData,
	type IDataObject,
	type INode,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';
import { Cdiscount } from '../../nodes/Cdiscount/Cdiscount.node.ts';
import { CdiscountTrigger } from '../../nodes/Cdiscount/CdiscountTrigger.node.ts';

/** Gives its parameters' items, so that a test decides what the node under test receives. */
class Source implements INodeType {
	description = {
		...new Cdiscount().description,
		name: 'source',
		credentials: [],
		inputs: [],
		properties: [
			{ displayName: 'Items', name: 'items', type: 'json' as const, default: '[]' },
			{ displayName: 'Files', name: 'files', type: 'json' as const, default: '[]' },
		],
	};

	// as they are: a cell that begins with "=" is no expression
	async execute(this: { getNode(): INode }) {
		const { items, files } = this.getNode().parameters as unknown as { items: IDataObject[]; files: IBinaryKeyData[] };
		return [items.map((json, index) => ({ json, ...(files[index] && { binary: files[index] }) }))];
	}
}

/** The tool variant of a node type, as n8n makes it. */
function asTool(type: INodeType): INodeType {
	const { name, displayName } = type.description;
	type.description.name = `${name}Tool`;
	type.description.displayName = `${displayName} Tool`;
	return type;
}

const types: Record<string, INodeType> = {
	source: new Source() as unknown as INodeType,
	cdiscount: new Cdiscount(),
	cdiscountTool: asTool(new Cdiscount()),
	cdiscountTrigger: new CdiscountTrigger(),
};

/** The node types of the engine, some of which a test may replace. */
export const typesWith = (own: Record<string, INodeType>) => {
	const all = { ...types, ...own };
	return {
		getByName: (name: string) => all[name],
		getByNameAndVersion: (name: string) => NodeHelpers.getVersionedNodeType(all[name]),
		getKnownTypes: () => ({}),
	} as INodeTypes;
};
