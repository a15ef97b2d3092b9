/** A workflow as n8n exports it: only what the scripts touch is named. */
export interface WorkflowJson {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[key: string]: unknown;
}

export interface WorkflowNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string | null; name: string }>;
	[key: string]: unknown;
}

/** What a template is adapted to while it is imported. */
export interface Adaptation {
	/** By credential type: what the nodes of the template will use. */
	credentials?: Record<string, { id: string; name: string }>;
	/** Texts in parameters that become others: folders, addresses. */
	replace?: Record<string, string>;
	/** Triggers look every five seconds instead of every minute or hour. */
	fastPolls?: boolean;
}

const OWN_TYPE = /^n8n-nodes-cdiscount\./;
const SCHEDULE = 'n8n-nodes-base.scheduleTrigger';
const EVERY_SECONDS = 5;

/** n8n allows one poll per minute and entry, so twelve entries with fixed seconds make one every five seconds. */
export const fastPollTimes = {
	item: Array.from({ length: 60 / EVERY_SECONDS }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * EVERY_SECONDS} * * * * *`,
	})),
};

function replaced(value: unknown, texts: Array<[string, string]>): unknown {
	if (typeof value === 'string') return texts.reduce((text, [from, to]) => text.replaceAll(from, to), value);
	if (Array.isArray(value)) return value.map((entry) => replaced(entry, texts));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, replaced(entry, texts)]));
}

function adaptedParameters(node: WorkflowNode, { replace = {}, fastPolls }: Adaptation): Record<string, unknown> {
	const parameters = replaced(node.parameters, Object.entries(replace)) as Record<string, unknown>;
	if (!fastPolls) return parameters;
	if (node.type === SCHEDULE) {
		return { ...parameters, rule: { interval: [{ field: 'seconds', secondsInterval: EVERY_SECONDS }] } };
	}
	const polls = 'pollTimes' in parameters || (OWN_TYPE.test(node.type) && node.type.endsWith('Trigger'));
	return polls ? { ...parameters, pollTimes: fastPollTimes } : parameters;
}

function adaptedCredentials(
	node: WorkflowNode,
	wanted: NonNullable<Adaptation['credentials']>,
): WorkflowNode['credentials'] {
	const [first] = Object.keys(wanted);
	// a template may leave the credential of its own nodes to whoever imports it
	const given =
		node.credentials ?? (OWN_TYPE.test(node.type) && first ? { [first]: { id: null, name: '' } } : undefined);
	if (!given) return undefined;
	return Object.fromEntries(Object.entries(given).map(([type, value]) => [type, wanted[type] ?? value]));
}

/** A copy of a template that works on this n8n. */
export function adaptWorkflow(template: WorkflowJson, adaptation: Adaptation): WorkflowJson {
	const nodes = template.nodes.map((node) => {
		const credentials = adaptedCredentials(node, adaptation.credentials ?? {});
		const parameters = adaptedParameters(node, adaptation);
		return { ...node, parameters, ...(credentials ? { credentials } : {}) };
	});
	return { ...template, nodes };
}

/** Whether n8n could start this workflow by itself. */
export const startsByItself = ({ nodes }: WorkflowJson): boolean =>
	nodes.some(({ type, disabled }) => !disabled && /(trigger|webhook)$/i.test(type) && !/manualTrigger$/i.test(type));
