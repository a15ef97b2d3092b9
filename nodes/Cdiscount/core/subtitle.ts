/** A choice of the panel, as its menu has it. */
interface Choice {
	/** What the user reads. */
	name: string;
	/** What is saved. */
	value: string;
}

/**
 * What n8n writes below a node on the canvas: "Get Partial Refunds: Refund", in the words of the panel. n8n evaluates this expression with the
 * node's parameters; where it does not know what they hold (a workflow of a newer version), it shows the saved values.
 */
export function operationSubtitle(resources: ReadonlyArray<Choice & { operations: readonly Choice[] }>): string {
	const words = resources.flatMap(({ name, value, operations }) =>
		operations.map((operation) => [`${value}.${operation.value}`, `${operation.name}: ${name}`]),
	);
	const [resource, operation] = ['$parameter["resource"]', '$parameter["operation"]'];
	return subtitle(words, `${resource} + "." + ${operation}`, `[${operation}, ${resource}].filter(Boolean).join(": ")`);
}

/** The same for a trigger: "Order to Ship". */
export function eventSubtitle(events: readonly Choice[]): string {
	const event = '$parameter["event"]';
	const words = events.map(({ name, value }) => [value, name]);
	return subtitle(words, event, event);
}

/** One flat object, since two closing braces in a row would end the expression. */
function subtitle(words: string[][], key: string, otherwise: string): string {
	return `={{ (${JSON.stringify(Object.fromEntries(words))})[${key}] ?? ${otherwise} }}`;
}
