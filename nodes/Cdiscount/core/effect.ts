import type { INodeProperties } from 'n8n-workflow';
import type { Effect, Operation, Resource } from './operation';

const FINAL = 'cannot be taken back';

/** How the text about an operation ends. */
const ENDINGS: Record<Effect, (warning: string) => string> = {
	read: () => 'Changes nothing.',
	change: () => 'Changes the shop; what it changes can be set right afterwards.',
	irreversible: (warning) => `It ${FINAL}${warning}.`,
};

/** What a person reads about an operation in the menu: what it does, and what that does to the shop. */
export function described({ description, effect, warning }: Operation): string {
	// n8n's linter wants no full stop where there is one sentence
	return `${description.replace(/\.?$/, '.')} ${ENDINGS[effect](clause(warning))}`;
}

/** What the model of an AI agent reads about an operation: what a person does, and when to keep its hands off. */
export function describedToAgents(operation: Operation): string {
	const caution = 'Do it only when it was clearly asked for; otherwise ask first.';
	return operation.effect === 'irreversible' ? `${described(operation)} ${caution}` : described(operation);
}

/** What n8n's assistant reads when it builds a workflow with the operation; nothing where its description says it all. */
export function hintToBuilders(operation: Operation): string | undefined {
	const hints = [];
	if (operation.effect === 'irreversible')
		hints.push(
			`It ${FINAL}${clause(operation.warning)}. Have a person approve it first (sendAndWait in a workflow, a human review node before a tool of an AI agent), and try it with options.dryRun: true, which sends nothing.`,
		);
	if ('runAll' in operation)
		hints.push('It sends the items of a run together: give it all of them at once, without Loop Over Items.');
	return hints.length > 0 ? hints.join(' ') : undefined;
}

/** What stands above the fields of an operation: a notice where it cannot be taken back. All that changes something has a Dry Run. */
export function noticeOf({ effect, warning }: Operation): INodeProperties[] {
	if (effect !== 'irreversible') return [];
	const displayName = `This ${FINAL}${clause(warning)}. Try it with the option Dry Run first.`;
	return [{ displayName, name: 'irreversibleNotice', type: 'notice', default: '' }];
}

/**
 * The value of the operation that a new node does: the first "Get Many" of the resource, or the first that reads where it has none.
 * n8n does not save what is the default, so this is identity in saved workflows, as values are.
 */
export function defaultOperation({ operations }: Resource): string {
	const reads = operations.filter(({ effect }) => effect === 'read');
	return (reads.find(({ name }) => name.startsWith('Get Many')) ?? reads[0]).value;
}

const clause = (warning: string | undefined) => (warning === undefined ? '' : `: ${warning}`);
