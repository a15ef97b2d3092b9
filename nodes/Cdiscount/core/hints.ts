import countBy from 'lodash/countBy';
import lowerCase from 'lodash/lowerCase';
import sortBy from 'lodash/sortBy';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outcome } from './failure';
import type { Operation } from './operation';
import { isTool } from './tool';

/** What a write gives where all went as it was meant to. */
const PLAIN = ['done', 'accepted', 'integrated', 'validated', 'submitted'];

/** What somebody has to look at. */
const BAD = ['rejected', 'refused'];

/** Results whose own names say less than these words. */
const WORDS: Record<string, string> = {
	alreadyDone: 'done before',
	dryRun: 'only checked (dry run)',
	processing: 'still being processed',
};

/** A shorter wait is not worth a line (seconds). */
const SHORT_WAIT = 30;

/** What a run gave. */
interface Given {
	output: INodeExecutionData[];
	outcomes: Outcome[];
	/** For how long the quota held it back, in seconds. */
	heldBack: number;
}

/** Says above the output how a run of several items went, where the first items do not show it. Hosts without hints show none. */
export function addHint(
	context: IExecuteFunctions,
	{ effect }: Operation,
	{ output, outcomes, heldBack }: Given,
): void {
	if (outcomes.length < 2 || isTool(context)) return;
	const failed = new Set(outcomes.filter(({ error }) => error !== undefined).map(({ index }) => index));
	const made = output.filter(({ pairedItem }) => !failed.has((pairedItem as { item: number }).item));
	const results = effect === 'read' ? {} : countsOf(made);
	const kinds = Object.keys(results);
	const sentences: string[] = [];
	if (kinds.some((kind) => !PLAIN.includes(kind))) sentences.push(`${kinds.map(counted).join(', ')}.`);
	if (failed.size > 0) sentences.push(`${failed.size} of ${outcomes.length} items failed.`);
	if (heldBack > SHORT_WAIT) sentences.push(`Waited ${duration(heldBack)} for the quota.`);
	if (sentences.length === 0) return;
	const isBad = failed.size > 0 || kinds.some((kind) => BAD.includes(kind));
	// not every host that can run the node has them
	const add = context.addExecutionHints as IExecuteFunctions['addExecutionHints'] | undefined;
	add?.call(context, { message: sentences.join(' '), type: isBad ? 'warning' : 'info', location: 'outputPane' });

	function counted(kind: string): string {
		return `${results[kind]} ${WORDS[kind] ?? lowerCase(kind)}`;
	}
}

/** How often each result occurs, what went as it was meant to first. */
function countsOf(items: INodeExecutionData[]): Record<string, number> {
	const found = items.flatMap(({ json: { result } }) => (typeof result === 'string' ? [result] : []));
	return countBy(sortBy(found, (kind) => !PLAIN.includes(kind)));
}

/** A time as a person says it. */
function duration(seconds: number): string {
	return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
