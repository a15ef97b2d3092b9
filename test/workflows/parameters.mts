import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** What n8n adds to every node that an agent may use, and to every node that polls. */
const OF_TOOLS = ['descriptionType', 'toolDescription'];
const OF_POLLS = ['pollTimes'];

const isExpression = (value: unknown) => typeof value === 'string' && value.startsWith('=');
const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with a node's parameters: unknown ones, values that no menu has, and what n8n's own checker says. */
export function parameterFaults(node: INode, description: INodeTypeDescription): string[] {
	const added = [...(node.type.endsWith('Tool') ? OF_TOOLS : []), ...(description.polling ? OF_POLLS : [])];
	const properties = description.properties;
	const given = without(node.parameters, added) as INodeParameters;
	const full = NodeHelpers.getNodeParameters(properties, given, true, false, node, description) ?? given;
	const shown = (property: INodeProperties) => NodeHelpers.displayParameter(full, property, node, description);
	const faults = unknownIn(given, properties, shown, '');
	const said = NodeHelpers.getNodeParametersIssues(properties, { ...node, parameters: full }, description);
	return [...faults, ...Object.values(said?.parameters ?? {}).flat()];
}

const without = (value: object, names: string[]) =>
	Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

function unknownIn(
	values: Record<string, unknown>,
	properties: INodeProperties[],
	shown: (property: INodeProperties) => boolean,
	path: string,
): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const candidates = properties.filter((property) => property.name === name);
		if (candidates.length === 0) return [`${path}${name} is unknown`];
		const visible = candidates.filter(shown);
		if (visible.length === 0) return [`${path}${name} is not shown with these settings`];
		const faults = visible.map((property) => faultsOf(property, value, `${path}${name}`));
		return faults.find((found) => found.length === 0) ?? faults[0];
	});
}

function faultsOf(property: INodeProperties, value: unknown, path: string): string[] {
	if (isExpression(value)) return [];
	const anyLevel = () => true;
	switch (property.type) {
		case 'collection':
			return isObject(value) ? unknownIn(value, property.options as INodeProperties[], anyLevel, `${path}.`) : [];
		case 'fixedCollection': {
			const groups = property.options as INodePropertyCollection[];
			return Object.entries((value ?? {}) as object).flatMap(([group, entries]) => {
				const found = groups.find(({ name }) => name === group);
				if (!found) return [`${path}.${group} is unknown`];
				return [entries]
					.flat()
					.flatMap((entry) => unknownIn(entry as Record<string, unknown>, found.values, anyLevel, `${path}.${group}.`));
			});
		}
		case 'options':
		case 'multiOptions': {
			const menu = (property.options ?? []) as INodePropertyOptions[];
			if (menu.length === 0 || property.typeOptions?.loadOptionsMethod) return [];
			const values = [value].flat() as INodePropertyOptions['value'][];
			const strange = values.filter((one) => !menu.some((option) => option.value === one));
			return strange.map((one) => `${path} has no choice "${String(one)}"`);
		}
		case 'resourceLocator': {
			const mode = (value as { mode?: string } | null)?.mode;
			const known = (property.modes ?? []).some(({ name }) => name === mode);
			return known ? [] : [`${path} has no mode "${String(mode)}"`];
		}
		default:
			return [];
	}
}
